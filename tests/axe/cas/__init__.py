"""The screens to check, one module per room."""
