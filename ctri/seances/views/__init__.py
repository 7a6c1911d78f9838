"""Screens of a session: `seance` prepares and holds it, `decision` changes the text and states the decision."""
