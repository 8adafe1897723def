"""Pages of the public site, and one for supervisors."""
