"""Sulh reads the news of a peace process, Arabic first, and keeps the process itself as data."""
