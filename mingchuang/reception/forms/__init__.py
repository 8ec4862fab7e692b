"""Shapes of input. Nothing is saved here."""
