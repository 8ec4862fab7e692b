"""Acts on the tree, its staff and accounts. The only writers."""
