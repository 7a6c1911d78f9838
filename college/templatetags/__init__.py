"""Tags of the college."""
