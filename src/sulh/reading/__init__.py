"""Reading: Document -> Reading, pure.

What this page says and nothing else: no other document, no record, no clock.  `read.py` holds the ordered tuple of
readers; each has the signature `read_x(page: Page, found: Found) -> Iterable[Item]`.
"""
