"""Staff pages of casework."""
