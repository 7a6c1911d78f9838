"""A dossier at any point of its way, for the tests of the committee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ctri.comite.models import ReglesComite
from ctri.dossiers import actions
from ctri.dossiers.models import Dossier
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point, Seance
from mutualisation.documents.models import Document, Etat
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region
from tests.ctri import essai


@pytest.fixture
def type_essai() -> Iterator[essai.TypeEssai]:
    yield essai.installer()
    essai.retirer()


@dataclass
class Parcours:
    """Takes a dossier from draft to decision with the cast of Auvergne."""

    monde: Any
    region: Region

    def acteur(self, cle: str) -> Acteur:
        return acteur_de(getattr(self.monde, cle))

    def brouillon(self, texte: str = "Un texte", annee: int = 2027) -> Dossier:
        dossier = Dossier.objects.create(
            region=self.region,
            livrable="plan_travail",
            genre="essai",
            annee=annee,
            titre=f"Plan de travail {annee}",
            reference=f"PTA-{self.region.circonscription.sigle}-{annee}",
        )
        essai.BROUILLONS[dossier.pk] = {"texte": texte}
        return dossier

    def soumis(self, texte: str = "Un texte") -> Dossier:
        return actions.soumettre(dossier=self.brouillon(texte), sans_patient=True, par=self.acteur("mir_a"))

    def pdf_prets(self) -> None:
        """As the PDF worker would."""
        Document.objects.filter(etat=Etat.DEMANDE).update(
            etat=Etat.PRET, pret_le=maintenant(), fichier="essai.pdf", empreinte="e" * 64
        )

    def seance(self) -> Seance:
        debut = maintenant()
        return seances.creer(
            region=self.region,
            debut=debut,
            fin_prevue=debut + dt.timedelta(hours=2),
            lieu="Salle du conseil",
            par=self.acteur("secretaire_a"),
        )

    def inscrit(self, dossier: Dossier | None = None, seance: Seance | None = None) -> Point:
        dossier = dossier or self.soumis()
        self.pdf_prets()
        secretaire = self.acteur("secretaire_a")
        return seances.inscrire_dossier(seance=seance or self.seance(), dossier=dossier, par=secretaire)

    def en_seance(self, point: Point | None = None, presents: int = 5) -> Point:
        point = point or self.inscrit()
        secretaire = self.acteur("secretaire_a")
        seances.convoquer(seance=point.seance, par=secretaire)
        for presence in point.seance.presences.filter(voix=True)[:presents]:
            seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
        seances.ouvrir(seance=point.seance, par=secretaire)
        return Point.objects.select_related("seance__region", "dossier__region").get(pk=point.pk)

    def par_vote(self, **regles: Any) -> None:
        """The committee adopts voting as its own rule."""
        ReglesComite.objects.create(
            region=self.region,
            periode=DateRange(dt.date(2007, 1, 1), None),
            mode="vote",
            acte="Règlement du comité",
            date_acte=dt.date(2007, 1, 1),
            **regles,
        )


@pytest.fixture
def parcours(monde: Any, type_essai: essai.TypeEssai) -> Parcours:
    return Parcours(monde, monde.auvergne)
