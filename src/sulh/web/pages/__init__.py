"""Pages: one module a page or a family of pages; each has a `router`."""
