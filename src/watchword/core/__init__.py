"""The ground floor: clock, identifiers, errors and actors. It imports nothing of ours."""
