"""Words and papers made of several areas."""
