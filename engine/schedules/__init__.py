"""Every schedule of the laboratory: one declaration per file."""
