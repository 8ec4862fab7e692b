"""Words and order for the eye."""
