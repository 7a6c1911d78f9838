"""What the demonstration says of colleges: their meetings, and five plans at different moments of the cycle."""
