"""Questions from one body to the other."""
