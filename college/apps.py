"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

# What this storey adds to those below: how its acts read, mails, reminders, calendars, retention.
INSCRIPTIONS = (
    "college.recits.inscrire",
    "college.membres.recits.inscrire",
    "college.reunions.recits.inscrire",
    "college.reunions.courriels.inscrire",
    "college.reglement.recits.inscrire",
    "college.reunions.saisines.inscrire",
    "college.reunions.pieces.inscrire",
    "college.reunions.agenda.inscrire",
    "college.reunions.rappels.inscrire",
    "college.reunions.transmission.inscrire",
    "college.fonctionnement.recits.inscrire",
    "college.fonctionnement.liens.inscrire",
    "college.veille.recits.inscrire",
    "college.veille.courriels.inscrire",
    "college.veille.sources.inscrire",
    "college.besoins.recits.inscrire",
    "college.propositions.rappels.inscrire",
    "college.agenda.inscrire",
    "college.statuts.inscrire",
    "college.conservation.inscrire_classe",
)


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say which contents and documents come from here, what the home page shows, how acts read."""
        from college import accueil
        from college.fonctionnement.fabrique import FABRIQUES as FONCTIONNEMENTS
        from college.membres.lecteurs import membres_joignables
        from college.plans.actions.cadrage import suivre_les_cadrages
        from college.plans.fabrique import FABRIQUES as PLANS
        from college.plans.redaction import RedactionDuPlan
        from college.plans.type import PlanDeTravail
        from college.propositions import redactions
        from college.propositions.depart import departs
        from college.reglement.fabrique import FABRIQUES as REGLEMENTS
        from college.reglement.redaction import RedactionDuReglement
        from college.reglement.type import ReglementInterieur
        from college.reunions.fabrique import FABRIQUES as REUNIONS
        from ctri.cadrage import registre as cadrage
        from ctri.dossiers import types
        from ctri.echeancier import registre as echeancier
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        inscrire_semeur(20, "college.demonstration.semis.semer")
        types.inscrire(PlanDeTravail())
        types.inscrire(ReglementInterieur())
        for redaction in (RedactionDuPlan(), RedactionDuReglement()):
            redactions.inscrire(redaction)
        echeancier.inscrire(departs)
        cadrage.inscrire(suite=suivre_les_cadrages, lecteurs_de=membres_joignables)
        for fabrique in (*PLANS, *REGLEMENTS, *REUNIONS, *FONCTIONNEMENTS):
            fabriques.inscrire(fabrique)
        accueil.inscrire(registre)
        for chemin in INSCRIPTIONS:
            import_string(chemin)()
