"""Documents that people join to an object: an agenda point, a question, a watch item."""
