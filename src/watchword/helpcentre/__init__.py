"""The public site and its help articles. Anyone may read them."""
