"""Formats: a file's bytes become the texts of its reports.  One module a format, each with `extract`.

The table loads a format's module when a file of that format comes, because each stands on a library of its own
(docs/adr/0005-late-loading.md).
"""
