"""One module for each thing that can be made to happen."""
