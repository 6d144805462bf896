"""How numbers are spread at one moment: bars of counts, and tables as colours."""
