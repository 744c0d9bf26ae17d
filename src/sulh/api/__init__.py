"""API: the record as JSON over HTTP, and the door that every request goes through, page or program."""
