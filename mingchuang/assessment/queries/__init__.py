"""Reads that span several tables or shape a page."""
