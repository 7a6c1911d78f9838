"""The lines of the matrix, one module per room."""
