"""Questions put by one body to the other, from the request to the answer (règle C4)."""
