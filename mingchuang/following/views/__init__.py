"""Pages of followed matters as such; each matter has its page in its area."""
