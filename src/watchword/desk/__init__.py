"""The desk: where agents find an account, verify who speaks for it, and work while the grant lasts."""
