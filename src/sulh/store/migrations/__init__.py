"""Migrations: named, ordered, each in one transaction.  `HEAD` is the newest; a test pins it to the last file."""

__all__ = ["HEAD"]

HEAD = "0003"
