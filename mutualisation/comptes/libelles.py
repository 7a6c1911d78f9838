"""How acts on accounts read in the history."""

from mutualisation.journal.libelles import inscrire_phrases

PHRASES = {
    "inviter": "a ouvert le compte et demandé l’envoi de l’invitation",
    "inviter_de_nouveau": "a demandé l’envoi d’une nouvelle invitation",
    "demander_lien": "lien demandé pour choisir un nouveau mot de passe",
    "choisir_mot_de_passe": "a choisi son mot de passe",
    "fermer_sessions": "a fermé ses sessions ouvertes",
    "fermer": "a fermé le compte",
    "rouvrir": "a rouvert le compte",
}


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_phrases("mutualisation.utilisateur", PHRASES)
