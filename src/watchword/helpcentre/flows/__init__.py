"""What a reader of the help centre can make happen."""
