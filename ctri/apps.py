"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

# What this storey adds to the one below: how its acts read, mails, reminders, calendars, joined documents, retention.
INSCRIPTIONS = (
    "ctri.recits.inscrire",
    "ctri.releves.recits.inscrire",
    "ctri.seances.courriels.inscrire",
    "ctri.releves.courriels.inscrire",
    "ctri.seances.pieces.inscrire",
    "ctri.cadrage.courriels.inscrire",
    "ctri.rappels.inscrire",
    "ctri.agenda.inscrire",
    "ctri.saisines.registres.inscrire",
    "ctri.transmissions.courriels.inscrire",
    "ctri.transmissions.recits.inscrire",
    "ctri.conservation.inscrire_classe",
)


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, which documents come from here, how its acts read."""
        from ctri import accueil, statuts
        from ctri.dossiers.statuts import TABLE
        from ctri.errata.pdf import FABRIQUE as ERRATUM
        from ctri.releves.fabrique import FABRIQUES as RELEVES
        from ctri.releves.statuts import TABLE as STATUTS_DU_RELEVE
        from ctri.transmissions import accueil as accueil_des_transmissions
        from ctri.transmissions.pdf import FABRIQUES as TRANSMISSIONS
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        for fabrique in (ERRATUM, *RELEVES, *TRANSMISSIONS):
            fabriques.inscrire(fabrique)
        for table in (TABLE, STATUTS_DU_RELEVE):
            statuts.inscrire(table)
        accueil.inscrire(registre)
        accueil_des_transmissions.inscrire(registre)
        for chemin in INSCRIPTIONS:
            import_string(chemin)()
