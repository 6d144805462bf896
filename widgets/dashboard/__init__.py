"""Choosing quantities."""
