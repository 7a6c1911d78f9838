"""Pages of accounts: sign-in, links, my account, management."""
