"""Mandates in force and the rights that follow from them (règles T4, T5)."""
