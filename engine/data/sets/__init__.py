"""Generated data sets, one file each: adding a file adds a choice of the ``mlp`` problem."""
