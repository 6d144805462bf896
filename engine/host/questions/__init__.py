"""Questions that can be put to a running experiment; one file each."""
