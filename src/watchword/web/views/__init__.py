"""Pages of the shared frame: where sign-in leads, invitation, health, theme."""
