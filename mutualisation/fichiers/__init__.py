"""Files sent by people, whatever they are for: what they truly are, and what they would become once unfolded."""
