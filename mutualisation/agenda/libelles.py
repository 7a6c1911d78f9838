"""How acts on the address of a calendar read in the history of the account."""

from mutualisation.journal.libelles import inscrire_phrases

PHRASES = {
    "creer_lien_agenda": "a créé le lien privé vers son agenda",
    "renouveler_lien_agenda": "a renouvelé le lien privé vers son agenda",
    "revoquer_lien_agenda": "a révoqué le lien privé vers son agenda",
}


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_phrases("mutualisation.utilisateur", PHRASES)
