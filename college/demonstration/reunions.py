"""A meeting of the college told from its convocation to its circulated minutes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from college.reunions import actions as reunions
from college.reunions.etats import EtatReunion, Issue
from college.reunions.models import EtatPresence, Excuse, PointReunion, Reunion
from ctri.dossiers.models import Dossier

if TYPE_CHECKING:
    from college.demonstration.cycle import Cycle
    from mutualisation.mandats.acteur import Acteur

VEILLE = "Veille : conduite à tenir devant des cas groupés"
RECIT_VEILLE = """La conduite à tenir auprès des sujets contacts est rappelée.

- Les listes de diffusion sont à vérifier dans chaque département.
- La fiche réflexe est à jour."""
ASTREINTES = "Astreintes : premiers retours"


def preparer(cycle: Cycle, annonce: int, jour: int, dossier: Dossier | None = None) -> Reunion:
    """A meeting with its agenda, nobody told yet; the minutes of the last one come first."""
    with cycle.le(annonce, "11:30"):
        par = cycle.proposant()
        lieu, date = "Salle du collège", cycle.contexte.jour(jour)
        reunion = reunions.prevoir(region=cycle.region, date=date, lieu=lieu, par=par)
        for ancienne in Reunion.objects.filter(region=cycle.region, etat=EtatReunion.PROJET):
            reunions.inscrire_approbation(reunion=reunion, approuvee=ancienne, par=par)
        reunions.ajouter_point(reunion=reunion, genre="information", titre=VEILLE, duree=20, par=par)
        if dossier is not None:
            reunions.inscrire_dossier(reunion=reunion, dossier=dossier, par=par, duree=50)
        reporte = PointReunion.objects.filter(reunion__region=cycle.region, issue=Issue.REPORTE, repris=None).first()
        if reporte is not None:
            reunions.reprendre_point(reunion=reunion, point=reporte, par=par)
        else:
            reunions.ajouter_point(reunion=reunion, genre="debat", titre=ASTREINTES, duree=25, par=par)
    return reunion


def convoquer(cycle: Cycle, reunion: Reunion, jour: int) -> Reunion:
    with cycle.le(jour, "14:10"):
        return reunions.convoquer(reunion=reunion, par=cycle.proposant())


def tenir(cycle: Cycle, jour: int, dossier: Dossier, sens: str, texte: str) -> Reunion:
    """A meeting held, whose opinion prepares the next version (règle C7)."""
    reunion = preparer(cycle, jour - 15, jour, Dossier.objects.get(pk=dossier.pk))
    convoquer(cycle, reunion, jour - 13)
    with cycle.le(jour, "14:05"):
        par = cycle.proposant()
        _pointer(cycle, reunion, jour, par)
        reunions.ouvrir(reunion=reunion, par=par)
    for point in PointReunion.objects.filter(reunion=reunion).select_related("reunion__region", "approuve"):
        _traiter(cycle, point, jour, sens, texte)
    with cycle.le(jour, "16:25"):
        reunions.clore(reunion=reunion, par=cycle.proposant())
    if jour <= -5:
        with cycle.le(jour + 4, "10:20"):
            reunions.diffuser(reunion=reunion, par=cycle.proposant())
    return Reunion.objects.get(pk=reunion.pk)


def _pointer(cycle: Cycle, reunion: Reunion, jour: int, par: Acteur) -> None:
    """Two doctors out of ten or so do not come, for reasons that say nothing of their health."""
    alea = cycle.contexte.alea(f"présences {cycle.region.pk} {jour}")
    autres = list(reunion.presences.filter(preside=False, voix=True))
    for presence in alea.sample(autres, len(autres) // 5):
        excuse = str(alea.choice(Excuse.values))
        reunions.pointer(presence=presence, etat=EtatPresence.EXCUSE, excuse=excuse, par=par)
    reunions.tous_presents(reunion=reunion, par=par)


def _traiter(cycle: Cycle, point: PointReunion, jour: int, sens: str, texte: str) -> None:
    with cycle.le(jour, f"{14 + point.rang // 3}:{10 + 15 * (point.rang % 3):02}"):
        par = cycle.proposant()
        if point.dossier_id is not None:
            _debattre(cycle, point, par)
            reunions.rendre_avis(point=point, sens=sens, texte=texte, sans_patient=True, par=par)
        elif point.approuve is not None:
            reunions.traiter(point=point, issue=Issue.APPROUVE, par=par)
        elif point.titre == VEILLE:
            reunions.ecrire(point=point, texte=RECIT_VEILLE, revision=0, par=par)
            reunions.traiter(point=point, issue=Issue.INFORMATION, par=par)
        else:
            reunions.traiter(point=point, issue=Issue.REPORTE, par=par)


def _debattre(cycle: Cycle, point: PointReunion, par: Acteur) -> None:
    recit = "Le projet est présenté action par action ; la répartition des jours entre services est discutée."
    reunions.ecrire(point=point, texte=recit, revision=0, par=par)
    responsable = point.reunion.presences.filter(etat=EtatPresence.PRESENT).order_by("-preside", "pk").last()
    if responsable is None:
        return
    reunions.decider(point=point, texte="Prévoir un point d’étape en juin.", par=par)
    reunions.demander_suite(
        point=point,
        intitule="Vérifier les listes de diffusion de chaque département",
        responsable=responsable.agent,
        echeance=point.reunion.date + dt.timedelta(days=21),
        par=par,
    )
