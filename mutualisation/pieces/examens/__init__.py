"""One module per family of documents: each says why a file of that family is refused."""
