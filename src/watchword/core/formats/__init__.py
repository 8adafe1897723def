"""How dates and times are written in each language, in place of Django's own."""
