"""Rules of the reception."""
