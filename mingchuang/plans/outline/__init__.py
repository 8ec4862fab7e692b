"""The outline stage: which lines are numbered or headings, how they nest, and what part each of them plays."""
