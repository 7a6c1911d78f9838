"""Retention (règle R1): what is due for deletion or archiving is listed first, then exactly that is done."""
