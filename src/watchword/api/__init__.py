"""The REST door: other systems ask for a verification."""
