"""One proposal on its way: opened, written, discussed by the college, submitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from college.demonstration import reunions
from college.plans.actions import creer_plan
from college.plans.actions.lignes import ajouter
from college.plans.actions.verrou import ouvrir
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.reunions.models import Reunion, SensAvis
from ctri.dossiers import actions as dossiers
from ctri.dossiers.models import Dossier
from mutualisation.demonstration import qui
from mutualisation.demonstration.registre import Contexte
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Cycle:
    """The yearly plan of a region, or the programme of one of its poles, told day by day."""

    contexte: Contexte
    region: Region
    livrable: str
    pole: str = ""

    def le(self, jour: int, heure: str) -> Any:
        return self.contexte.le(jour, heure, self.region.fuseau)

    def proposant(self) -> Acteur:
        return qui.proposant(self.region, self.livrable, self.pole)

    def ouvrir(self, jour: int, annee: int) -> PlanTravail:
        with self.le(jour, "09:15"):
            return creer_plan(
                region=self.region, annee=annee, livrable=self.livrable, pole=self.pole, par=self.proposant()
            )

    def ecrire(self, plan: PlanTravail, lignes: Sequence[Ligne], par: Acteur) -> list[Action]:
        """Complete actions, in one go."""
        with transaction.atomic():
            return ajouter(ouvrir(plan, par), lignes)

    def prevoir(self, annonce: int, jour: int, dossier: Dossier | None = None) -> Reunion:
        """A meeting in preparation: nobody is told yet."""
        return reunions.preparer(self, annonce, jour, dossier)

    def reunir(self, jour: int, dossier: Dossier, sens: str, texte: str) -> Reunion:
        """A meeting held, whose opinion prepares the next version (règle C7)."""
        return reunions.tenir(self, jour, dossier, sens, texte)

    def avis_favorable(self, jour: int, dossier: Dossier) -> Reunion:
        texte = "Le collège approuve le projet et demande un point d’étape en juin."
        return self.reunir(jour, dossier, SensAvis.FAVORABLE, texte)

    def soumettre(self, dossier: Dossier, jour: int, heure: str = "17:48") -> Dossier:
        with self.le(jour, heure):
            return dossiers.soumettre(
                dossier=Dossier.objects.get(pk=dossier.pk), sans_patient=True, par=self.proposant()
            )

    def reprendre(self, dossier: Dossier, jour: int) -> Dossier:
        with self.le(jour, "09:05"):
            return dossiers.reprendre(dossier=Dossier.objects.get(pk=dossier.pk), par=self.proposant())
