"""诉求: Complaints, suggestions, questions and hotline orders: taken in, dispatched, answered, published."""
