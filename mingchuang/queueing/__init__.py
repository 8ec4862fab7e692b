"""排队预约: Tickets, calls and bookings, and how many windows an hour needs."""
