"""What is typed about queues and bookings."""
