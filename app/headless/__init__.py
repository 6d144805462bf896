"""Headless commands that draw: they need Qt, and import it only when they run."""
