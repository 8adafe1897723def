"""The record of what happened to each account's security: entries and their canonical bytes."""
