"""What is sent to the committee for information: frozen, dated, proved, never a draft (règles C3, C8)."""
