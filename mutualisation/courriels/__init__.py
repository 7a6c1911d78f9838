"""Mails sent in the background: the row is the outbox, the text is written at the moment of sending."""
