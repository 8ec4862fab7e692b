"""The words the rules know, one module per concern, written in Simplified characters."""
