"""交换: The machine door: keys, documented endpoints, order files."""
