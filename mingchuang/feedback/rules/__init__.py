"""The rules of voice: pure, one file a thing."""
