"""Web: the workbench: server-rendered pages over the same answers as the command line and the API."""
