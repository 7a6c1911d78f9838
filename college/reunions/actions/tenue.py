"""A meeting being held: opened, points dealt with, decisions and actions noted, closed (règles C2, C7)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from college.reunions import policies
from college.reunions.actions.approbation import approuver
from college.reunions.actions.porte import franchir, verrouiller
from college.reunions.etats import Issue
from college.reunions.models import Avis, DecisionReunion, PointReunion, Reunion, Suite
from ctri.dossiers.confidentialite import verifier_sans_patient
from mutualisation.effectifs.models import Agent
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant

Decompte = tuple[int, int, int]


@transaction.atomic
def ouvrir(*, reunion: Reunion, par: Acteur) -> Reunion:
    """The meeting starts."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_ouvrir(par, reunion)
    return franchir(reunion=reunion, acte="ouvrir", par=par, titre=titre, ouverte_le=maintenant())


def _verrouille(point: PointReunion) -> PointReunion:
    """The point as it is now, its meeting held."""
    reunion = verrouiller(point.reunion)
    point = PointReunion.objects.select_related("dossier", "approuve").get(pk=point.pk)
    point.reunion = reunion
    return point


@transaction.atomic
def traiter(*, point: PointReunion, issue: str, par: Acteur, decompte: Decompte | None = None) -> PointReunion:
    """How a point ended; approving minutes freezes them at once. A text is ended by `rendre_avis`."""
    point = _verrouille(point)
    if point.dossier is not None and issue != Issue.REPORTE:
        raise Refus("L’issue d’un projet est l’avis rendu sur lui.")
    titre = policies.verifier_issue(par, point, issue)
    _terminer(point, issue, decompte)
    if issue == Issue.REPORTE:
        Avis.objects.filter(point=point).delete()
    if issue == Issue.APPROUVE and point.approuve is not None:
        approuver(reunion=point.approuve, par=par, titre=titre)
    donnees = {"point": point.pk}
    inscrire(point.reunion, "traiter", par=par, titre=titre, region=point.reunion.region, donnees=donnees)
    return point


def _terminer(point: PointReunion, issue: str, decompte: Decompte | None) -> None:
    if decompte is not None:
        votants = sum(p.voix and p.etat in policies.COMPTENT for p in point.reunion.presences.all())
        if sum(decompte) > votants:
            raise Refus(f"{sum(decompte)} voix comptées pour {votants} membres présents ou représentés.", "pour")
    point.issue, point.traite_le = issue, maintenant()
    point.pour, point.contre, point.abstention = decompte or (None, None, None)
    point.save(update_fields=["issue", "traite_le", "pour", "contre", "abstention"])


@transaction.atomic
def rouvrir_point(*, point: PointReunion, par: Acteur) -> PointReunion:
    """Back to a point already dealt with, while the meeting is held; approved minutes stay approved."""
    point = _verrouille(point)
    titre = policies.verifier_en_seance(par, point.reunion)
    if point.approuve_id and point.issue == Issue.APPROUVE:
        raise Refus("Ce compte rendu est approuvé : il ne change plus.")
    Avis.objects.filter(point=point).delete()
    point.issue, point.traite_le = "", None
    point.pour = point.contre = point.abstention = None
    point.save(update_fields=["issue", "traite_le", "pour", "contre", "abstention"])
    donnees = {"point": point.pk}
    inscrire(point.reunion, "rouvrir_point", par=par, titre=titre, region=point.reunion.region, donnees=donnees)
    return point


@transaction.atomic
def rendre_avis(
    *, point: PointReunion, sens: str, texte: str, sans_patient: bool, par: Acteur, decompte: Decompte | None = None
) -> Avis:
    """The opinion on the version being prepared: it counts once the meeting is closed (règle C7)."""
    point = _verrouille(point)
    titre = policies.verifier_avis(par, point)
    donnees = {"dossier": point.dossier_id} | verifier_sans_patient(sans_patient)
    _terminer(point, sens, decompte)
    avis, _ = Avis.objects.update_or_create(
        point=point,
        defaults={
            "reunion": point.reunion,
            "dossier": point.dossier,
            "pour_version": point.dossier.version + 1 if point.dossier else 0,
            "sens": sens,
            "texte": texte,
            "ecart": "",
        },
    )
    inscrire(point.reunion, "rendre_avis", par=par, titre=titre, region=point.reunion.region, donnees=donnees)
    return avis


@transaction.atomic
def decider(*, point: PointReunion, texte: str, par: Acteur) -> DecisionReunion:
    """Note a decision of the college on a point."""
    point = _verrouille(point)
    policies.verifier_ecrire(par, point.reunion)
    return DecisionReunion.objects.create(point=point, texte=texte)


@transaction.atomic
def retirer_decision(*, decision: DecisionReunion, par: Acteur) -> None:
    """Take back a decision noted by mistake, before the minutes are approved."""
    point = _verrouille(decision.point)
    titre = policies.verifier_ecrire(par, point.reunion)
    decision.delete()
    inscrire(point.reunion, "retirer_decision", par=par, titre=titre, region=point.reunion.region)


@transaction.atomic
def demander_suite(*, point: PointReunion, intitule: str, responsable: Agent, echeance: dt.date, par: Acteur) -> Suite:
    """Ask something of someone, by a date."""
    point = _verrouille(point)
    policies.verifier_ecrire(par, point.reunion)
    if not point.reunion.presences.filter(agent=responsable).exists():
        raise Refus("Choisissez une personne convoquée à cette réunion.", "responsable")
    if echeance < point.reunion.date:
        raise Refus("L’échéance vient après la réunion.", "echeance")
    return Suite.objects.create(point=point, intitule=intitule, responsable=responsable, echeance=echeance)


@transaction.atomic
def retirer_suite(*, suite: Suite, par: Acteur) -> None:
    """Take back an action noted by mistake, before the minutes are approved."""
    point = _verrouille(suite.point)
    titre = policies.verifier_ecrire(par, point.reunion)
    suite.delete()
    inscrire(point.reunion, "retirer_suite", par=par, titre=titre, region=point.reunion.region)


@transaction.atomic
def clore(*, reunion: Reunion, par: Acteur) -> Reunion:
    """The meeting is over: outcomes and opinions are frozen, its minutes are to be written."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_clore(par, reunion)
    return franchir(reunion=reunion, acte="clore", par=par, titre=titre, close_le=maintenant())
