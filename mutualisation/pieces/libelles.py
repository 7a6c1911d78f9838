"""How the acts on joined documents read in the history (règle V7)."""

from mutualisation.journal.libelles import inscrire_phrases

PIECE = "mutualisation.piecejointe"


def inscrire() -> None:
    """Called once, when the application is ready."""
    inscrire_phrases(PIECE, {"joindre_piece": "a joint un document", "retirer_piece": "a retiré un document"})
