"""The calls, one module for each kind of thing."""
