"""Security PINs: which are refused, how one is stored, and what a wrong guess costs."""
