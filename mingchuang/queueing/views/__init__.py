"""Pages of queues and bookings."""
