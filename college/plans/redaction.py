"""The work plan as a text one starts: from the year's framing, or with actions of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from college.plans.actions import creer_plan, reprendre_actions
from college.plans.actions.creation import GENRE
from college.plans.reprise import a_reprendre
from college.propositions.policies import verifier_cadrage
from ctri.cadrage.models import Cadrage
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur
from mutualisation.referentiel.schema import Livrable
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    from django.http import QueryDict


class RedactionDuPlan:
    """Registered in `AppConfig.ready()` (`college.propositions.redactions`)."""

    genre = GENRE
    jointure = "plan"
    gabarit = "college/plans/_commencer.html"

    def verifier(self, region: Region, annee: int, *, cadrage_publie: bool) -> None:
        """A plan answers the objectives of its year (règle V2)."""
        verifier_cadrage(region, annee, publie=cadrage_publie)

    def contexte(self, region: Region, cadrage: Cadrage | None, texte: dict[str, Any]) -> dict[str, Any]:
        """The objectives to answer, and what may be carried over."""
        return {
            "cadrage": cadrage,
            "objectifs": list(cadrage.objectifs.all()) if cadrage else [],
            "reprise": a_reprendre(region, cadrage, **texte),
        }

    @transaction.atomic
    def ouvrir(self, *, region: Region, texte: dict[str, Any], choix: QueryDict, par: Acteur) -> Dossier:
        """Open the plan and carry over the chosen actions, or do neither."""
        plan = creer_plan(region=region, par=par, **texte)
        reprises = {int(cle) for cle in choix.getlist("action") if cle.isdigit()}
        if reprises:
            reprendre_actions(plan=plan, choisies=reprises, par=par)
        return plan.dossier

    def adresse(self, dossier: Dossier) -> str:
        return reverse("plan", args=[dossier.plan.pk])

    def enjeu(self, region: Region, livrable: Livrable, annee: int) -> str:
        return f"{livrable.libelle.Le} répond aux objectifs fixés par {region.vocabulaire.cadrage.le} {annee}."
