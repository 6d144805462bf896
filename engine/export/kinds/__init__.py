"""Kinds of files that an experiment's numbers can go into, one a file."""
