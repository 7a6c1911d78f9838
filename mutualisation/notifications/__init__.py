"""What a person is told: rows first, once each, gathered in one mail a day unless urgent (règle V10)."""
