"""Application configuration."""

from django.apps import AppConfig


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say which contents and documents come from here, what the home page shows, how acts read."""
        from college import accueil, recits
        from college.plans.fabrique import FABRIQUES
        from college.plans.redaction import RedactionDuPlan
        from college.plans.type import PlanDeTravail
        from college.propositions import redactions
        from college.reglement import recits as recits_du_reglement
        from college.reglement.fabrique import FABRIQUES as FABRIQUES_DU_REGLEMENT
        from college.reglement.redaction import RedactionDuReglement
        from college.reglement.type import ReglementInterieur
        from college.reunions import recits as recits_des_reunions
        from ctri.dossiers import types
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        inscrire_semeur(20, "college.demonstration.semis.semer")
        types.inscrire(PlanDeTravail())
        types.inscrire(ReglementInterieur())
        redactions.inscrire(RedactionDuPlan())
        redactions.inscrire(RedactionDuReglement())
        for fabrique in (*FABRIQUES, *FABRIQUES_DU_REGLEMENT):
            fabriques.inscrire(fabrique)
        accueil.inscrire(registre)
        recits.inscrire()
        recits_des_reunions.inscrire()
        recits_du_reglement.inscrire()
