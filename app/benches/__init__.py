"""Benchmarks that need a window, one a file."""
