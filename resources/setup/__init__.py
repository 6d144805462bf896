"""What `make` runs before anything is installed: plain Python, standard library only."""
