"""Sessions of a committee, from the letter of invitation to the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from ctri.comite.membres import membres_de
from ctri.dossiers import decision
from ctri.dossiers.models import Decision, Dossier, Lecture
from ctri.releves.actions import adresser, approuver_seul
from ctri.releves.etats import EtatReleve
from ctri.releves.models import Releve
from ctri.releves.policies import seul_membre
from ctri.seances import actions
from ctri.seances.models import APPROUVE, POINT_DE_SEANCE, TRAITE, EtatPresence, GenrePoint, Point, Seance, Sens
from mutualisation.demonstration import qui
from mutualisation.demonstration.registre import Contexte
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.production import produire_sur_place
from mutualisation.mandats.acteur import Acteur
from mutualisation.pieces.actions import joindre
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region

DUREE = dt.timedelta(hours=2)
Modifier = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Comite:
    """The committee of a region, told day by day."""

    contexte: Contexte
    region: Region

    def preparer(self, jour: int, seance_le: dt.date, heure: str = "10:00") -> Seance:
        """Set a session, with the points every session has."""
        debut = self.contexte.instant(seance_le, heure, self.region.fuseau)
        siege = self.region.services.select_related("departement").get(est_siege=True)
        with self.le(jour, "09:40"):
            par = qui.secretaire(self.region)
            lieu = f"{siege.nom}, {siege.departement.chef_lieu}"
            seance = actions.creer(region=self.region, debut=debut, fin_prevue=debut + DUREE, lieu=lieu, par=par)
            self._approuver_le_precedent(seance, par)
        return seance

    def _approuver_le_precedent(self, seance: Seance, par: Acteur) -> None:
        """The minutes of the last session, first on this agenda; alone, the head has approved them already."""
        releve = Releve.objects.filter(region=self.region, etat=EtatReleve.PROJET).order_by("-seance__debut").first()
        if releve is None:
            self._ajouter(seance, GenrePoint.INFORMATION, "Calendrier des séances de l’année", 10, par)
        elif seul_membre(releve.seance):
            approuver_seul(releve=releve, par=qui.presidence(self.region))
        else:
            releve = adresser(releve=releve, par=par)
            actions.inscrire_approbation(seance=seance, releve=releve, par=par)

    def inscrire(
        self, seance: Seance, dossier: Dossier, jour: int, heure: str = "10:15", nature: str | None = None
    ) -> Point:
        """Put a submitted proposal on the agenda, once its PDF is ready."""
        with self.le(jour, heure):
            rendre_les_pdf(dossier.region)
            par = qui.secretaire(self.region, nature)
            return actions.inscrire_dossier(seance=seance, dossier=dossier, par=par)

    def debattre(self, seance: Seance, jour: int, *titres: str) -> None:
        """Add points to debate."""
        with self.le(jour, "14:30"):
            par = qui.secretaire(self.region)
            for titre in titres:
                self._ajouter(seance, GenrePoint.DEBAT, titre, 15, par)

    def joindre(self, seance: Seance, jour: int, titre: str, nom: str, contenu: str) -> None:
        """Join a document to a point, for those who will debate it."""
        with self.le(jour, "15:05"):
            point = seance.points.get(titre=titre)
            fichier = ContentFile(contenu.encode(), name=nom)
            joindre(porteur=POINT_DE_SEANCE, objet_id=point.pk, fichier=fichier, par=qui.secretaire(self.region))

    def convoquer(self, seance: Seance, jour: int) -> None:
        with self.le(jour, "16:45"):
            actions.convoquer(seance=seance, par=qui.secretaire(self.region))

    def lire(self, dossier: Dossier, jour: int, combien: int) -> None:
        """Some members open the frozen version before the session; only their number is ever shown (règle C3)."""
        with self.le(jour, "17:30"):
            version = dossier.versions.latest("numero")
            for membre in membres_de(self.region, self.contexte.jour(jour))[:combien]:
                Lecture.objects.create(version=version, utilisateur=membre.utilisateur, le=maintenant())

    def representer(self, seance: Seance, jour: int) -> None:
        """The last member gives a proxy to the one before."""
        with self.le(jour, "09:10"):
            *_, mandataire, absent = seance.presences.filter(voix=True).order_by("-preside", "pk")
            par = qui.secretaire(self.region)
            actions.donner_procuration(presence=absent, mandataire=mandataire, par=par)

    def tenir(
        self,
        seance: Seance,
        point: Point,
        acte: str,
        motif: str = "",
        *,
        contre: Sequence[int] = (),
        modifier: Any = None,
    ) -> Decision:
        """Everybody is there; points without proposal are dealt with, then the presidency states the outcome.

        `contre`: ranks of the members who vote against the text, where votes are taken.
        `modifier(contenu)` returns the text changed in session.
        """
        with self.contexte.le(seance.debut.date(), self._heure(seance, 4), self.region.fuseau):
            par = qui.secretaire(self.region)
            for presence in seance.presences.order_by("-preside", "pk"):
                actions.pointer(presence=presence, etat=EtatPresence.PRESENT, par=par)
            actions.ouvrir(seance=seance, par=par)
        with self.contexte.le(seance.debut.date(), self._heure(seance, 52), self.region.fuseau):
            par = qui.secretaire(self.region)
            point = Point.objects.select_related("seance__region", "dossier__region").get(pk=point.pk)
            if modifier is not None and point.dossier is not None:
                contenu = modifier(point.dossier.versions.latest("numero").contenu)
                decision.enregistrer_modification(dossier=point.dossier, contenu=contenu, par=par)
            self._voter(point, contre)
            prise = decision.decider(point=point, acte=acte, motif=motif, par=par)
        self._clore(seance)
        return prise

    def _voter(self, point: Point, contre: Sequence[int]) -> None:
        if decision.tenue_de(point.seance).mode != "vote":
            return
        votants = point.seance.presences.filter(voix=True).order_by("-preside", "pk")
        sens = {p.pk: Sens.CONTRE if rang in contre else Sens.POUR for rang, p in enumerate(votants, start=1)}
        actions.voter(point=point, sens=sens, par=qui.secretaire(self.region))

    def _clore(self, seance: Seance) -> None:
        with self.contexte.le(seance.debut.date(), self._heure(seance, 110), self.region.fuseau):
            par = qui.secretaire(self.region)
            for point in seance.points.filter(issue="").select_related("seance__region"):
                approbation = point.genre == GenrePoint.APPROBATION
                issue, releve = (APPROUVE, "") if approbation else (TRAITE, "Le comité en prend connaissance.")
                actions.traiter_point(point=point, issue=issue, releve=releve, par=par)
            actions.clore(seance=seance, par=par)

    def le(self, jour: int, heure: str) -> Any:
        return self.contexte.le(jour, heure, self.region.fuseau)

    def _heure(self, seance: Seance, minutes: int) -> str:
        debut = seance.debut.astimezone(self.contexte.instant(0, fuseau=self.region.fuseau).tzinfo)
        return f"{debut + dt.timedelta(minutes=minutes):%H:%M}"

    @staticmethod
    def _ajouter(seance: Seance, genre: str, titre: str, duree: int, par: Acteur) -> None:
        actions.ajouter_point(seance=seance, genre=genre, titre=titre, duree=duree, par=par)


def rendre_les_pdf(region: Region) -> None:
    """What the agenda waits for is made here and now; the PDF of decisions are left to the worker."""
    for document in Document.objects.filter(region=region, etat=Etat.DEMANDE).order_by("pk"):
        produire_sur_place(document)
