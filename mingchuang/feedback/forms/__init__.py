"""Shapes of input, one file a door. Nothing is saved here."""
