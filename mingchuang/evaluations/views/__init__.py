"""Pages of ratings: the citizen's door, and the desks of those who look after what she said."""
