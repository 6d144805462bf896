"""The experiments of a session as a tree, and the numbers of one step."""
