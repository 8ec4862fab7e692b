"""The field rules: each reads one thing from a manuscript, as small functions with their own tests."""
