"""What happened to the security of an account, as its administrators read it. It only reads."""
