"""Rules of call-backs."""
