"""The window's language: English or a translation, switched while it is open."""
