"""The kit tested by itself: each piece works, and each piece can fail."""
