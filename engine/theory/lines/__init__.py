"""One file per theory line."""
