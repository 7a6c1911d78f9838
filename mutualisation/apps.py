"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

# What each sub-package says of itself: how its acts read, its mails, what is kept and for how long.
INSCRIPTIONS = (
    "mutualisation.mandats.libelles.inscrire",
    "mutualisation.comptes.libelles.inscrire",
    "mutualisation.comptes.courriels.inscrire",
    "mutualisation.notifications.courriels.inscrire",
    "mutualisation.agenda.libelles.inscrire",
    "mutualisation.effectifs.libelles.inscrire",
    "mutualisation.pieces.libelles.inscrire",
    "mutualisation.referentiel.libelles.inscrire",
    "mutualisation.conservation.libelles.inscrire",
    "mutualisation.effectifs.conservation.inscrire_classe",
    "mutualisation.mandats.conservation.inscrire_classe",
    "mutualisation.comptes.conservation.inscrire_classe",
    "mutualisation.journal.conservation.inscrire_classe",
    "mutualisation.documents.conservation.inscrire_classe",
)


class MutualisationConfig(AppConfig):
    """Ground storey."""

    name = "mutualisation"
    verbose_name = "Mutualisation"

    def ready(self) -> None:
        """Say what the home page shows of it, and all that `INSCRIPTIONS` lists."""
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import accueil as accueil_des_documents
        from mutualisation.effectifs import accueil as accueil_des_effectifs
        from mutualisation.mandats import accueil as accueil_des_mandats

        for accueil in (accueil_des_mandats, accueil_des_documents, accueil_des_effectifs):
            accueil.inscrire(registre)
        inscrire_semeur(90, "mutualisation.notifications.demonstration.semer")
        for chemin in INSCRIPTIONS:
            import_string(chemin)()
