"""Things to take away: figures, tables, and rules as code."""
