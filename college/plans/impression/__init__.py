"""The printed plan: identity, sentences, tables and rows, ready for the templates to lay out."""
