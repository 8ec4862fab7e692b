"""评价: Ratings, their reasons, and the mending of bad ones."""
