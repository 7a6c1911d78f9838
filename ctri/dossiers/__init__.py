"""Dossiers: frozen content, transitions, decisions (règles V3 to V9, V11)."""
