"""The scheme as data: one validated file per scheme and version (domaine.md, section 10)."""
