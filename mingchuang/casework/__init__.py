"""办件: What is handled at the windows; for now the daily count of people served."""
