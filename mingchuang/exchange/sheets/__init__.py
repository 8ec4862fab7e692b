"""Order files in, result files out."""
