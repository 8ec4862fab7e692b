"""督查: Where it stalls, what was ordered about it, and whether it eased."""
