"""Reads over several areas."""
