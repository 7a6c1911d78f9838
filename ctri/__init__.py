"""Framing, sessions and the validation of any frozen content by the deciding committee."""
