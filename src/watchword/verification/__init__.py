"""Conversations, verifications and grants: whether a person speaks for an account, and for how long."""
