"""Ingest: the world becomes documents.  The only room that may touch the network (not yet: files only).

`encoding` turns bytes into text, `formats` turns a file's bytes into the text of its report, `sidecar` reads the
`index.yaml` beside a folder's files, `files` walks paths and folders.
"""
