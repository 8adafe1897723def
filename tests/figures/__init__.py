"""Takes the figures of the help articles from a served demo: `python -m tests.figures`, `make figures`."""
