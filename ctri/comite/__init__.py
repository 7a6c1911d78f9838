"""Who sits, and the dated rules by which the committee decides (règles V1, V6)."""
