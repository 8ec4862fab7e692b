"""Words and orders for the eye and for paper."""
