"""What is done with schemes, marks and runs. The only writers."""
