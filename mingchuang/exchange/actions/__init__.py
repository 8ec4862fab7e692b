"""Acts at the machine door. The only writers."""
