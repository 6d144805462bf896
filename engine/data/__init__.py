"""Data: samples, their split, and the order in which training sees them."""
