"""Benches: every figure is a ratio between two things measured side by side in one run (`make bench`)."""
