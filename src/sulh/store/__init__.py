"""Store: the record on disk.  One contract (`base`), two engines (SQLite, PostgreSQL), one set of tables.

A document goes in whole or not at all; judgements and changes are only ever appended; what is removed leaves a
tombstone.  The search index can be rebuilt from the documents at any time.
"""

from sulh.store.base import Change, Counts, Finding, Hit, Release, Store, View, Writer
from sulh.store.opening import open_store, restore

__all__ = ["Change", "Counts", "Finding", "Hit", "Release", "Store", "View", "Writer", "open_store", "restore"]
