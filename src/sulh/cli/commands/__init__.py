"""One module a command; each has one function `command`.  The table in `sulh.cli.table` loads them by name."""
