"""Rules about the code itself, read from the files."""
