"""What a session leaves behind: its minutes, approved by the next one, and an extract of each decision (règle V6)."""
