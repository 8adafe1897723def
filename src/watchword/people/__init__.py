"""Accounts, contacts of record, administrators, agents; invitation and sign-in."""
