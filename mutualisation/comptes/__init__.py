"""Accounts: sign-in, invitation, reset, my account."""
