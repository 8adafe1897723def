"""Pages of the classic portal, one module for each part."""
