"""Circumscriptions, departments, schemes in force, their regions and services (règles T1, T2)."""
