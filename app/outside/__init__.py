"""Code from outside of the project: what the person agrees to, and how a class is chosen."""
