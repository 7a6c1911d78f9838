"""What the demonstration says of committees: their framings, their own rules, their sessions."""
