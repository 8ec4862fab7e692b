"""Reads of what waits and where it stalls."""
