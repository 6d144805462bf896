"""One file per cause of a divergence or a loss spike."""
