"""Acts that gather several areas."""
