"""What happened to a run: its headline, the steps before it as small plots, causes and offered changes."""
