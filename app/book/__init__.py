"""The experiments of a session: which there are, which is on the Bench, and which branched from which."""
