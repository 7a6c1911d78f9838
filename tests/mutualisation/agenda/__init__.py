"""The private feed of one's calendar."""
