"""Words and orders for the eye."""
