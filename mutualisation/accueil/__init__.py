"""Home page: what is waiting for me, by when; each app registers its providers."""
