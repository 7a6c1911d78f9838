"""The table of attendance of a year, within what its reader may know (règle C9)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, QuerySet

from college.membres.assiduite import Assiduite, Compte, assiduites
from college.membres.composition import membres_de_droit, postes
from college.membres.policies import agents_lus
from college.reunions.etats import TENUES
from college.reunions.models import EtatPresence, PresenceReunion, Reunion
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.tableaux import Feuille, Valeur
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

TITRES = (
    ("Membre", 32),
    ("Service", 32),
    ("Convocations", 14),
    ("Présent", 10),
    ("Taux de présence (%)", 20),
    ("Représenté", 12),
    ("Excusé", 10),
    ("Motifs d’excuse", 40),
    ("Absent", 10),
    ("Points manqués", 16),
)
TITRES_SIENNES = (
    ("Réunion", 14),
    ("Présence", 14),
    ("Motif d’excuse", 28),
    ("Représenté par", 32),
    ("Points manqués", 16),
)


@dataclass(frozen=True)
class Ligne:
    """One member; `service` is the last one of the year."""

    agent: Agent
    service: str
    assiduite: Assiduite


@dataclass(frozen=True)
class Tableau:
    """`siennes`: the reader's own places, meeting by meeting, each with `manques`, the points missed."""

    annee: int
    lignes: list[Ligne]
    siennes: list[PresenceReunion]


def annees_de(region: Region) -> list[int]:
    """Years with held meetings, and this one: one query."""
    tenues = Reunion.objects.filter(region=region, etat__in=TENUES).order_by()
    annees = set(tenues.values_list("date__year", flat=True).distinct())
    return sorted(annees | {aujourdhui(region.fuseau).year})


def tableau(acteur: Acteur, region: Region, annee: int) -> Tableau:
    """As many queries whatever the meetings and the members."""
    lus = agents_lus(acteur, region)
    presences = PresenceReunion.objects.filter(
        reunion__region=region, reunion__date__year=annee, reunion__etat__in=TENUES, voix=True
    )
    if lus is not None:
        presences = presences.filter(agent__in=lus)
    return Tableau(annee, _lignes(region, annee, lus, _comptes(presences)), _siennes(acteur, presences))


def _comptes(presences: QuerySet[PresenceReunion]) -> dict[int, Assiduite]:
    groupes = (
        presences.order_by()
        .values("agent", "etat", "excuse")
        .annotate(nombre=Count("pk", distinct=True), manques=Count("points_manques"))
    )
    return assiduites(Compte(**groupe) for groupe in groupes)


def _lignes(region: Region, annee: int, lus: frozenset[int] | None, comptees: dict[int, Assiduite]) -> list[Ligne]:
    """Members by right of the year, convened or not, and whoever else sat with a voice."""
    periode = _ecoulee(region, annee)
    membres = {m.agent.pk: m.agent for m in membres_de_droit(region, periode) if lus is None or m.agent.pk in lus}
    membres |= {a.pk: a for a in Agent.objects.filter(pk__in=comptees.keys() - membres.keys())}
    places = postes(membres.values(), periode)
    lignes = [
        Ligne(agent, str(places[pk].service) if pk in places else "", comptees.get(pk, Assiduite()))
        for pk, agent in membres.items()
    ]
    return sorted(lignes, key=lambda ligne: (ligne.agent.nom, ligne.agent.prenom, ligne.agent.pk))


def _ecoulee(region: Region, annee: int) -> DateRange:
    """The year up to today: who arrives later is nobody's absentee."""
    demain = aujourdhui(region.fuseau) + dt.timedelta(days=1)
    return DateRange(dt.date(annee, 1, 1), min(dt.date(annee + 1, 1, 1), demain))


def _siennes(acteur: Acteur, presences: QuerySet[PresenceReunion]) -> list[PresenceReunion]:
    if acteur.agent_id is None:
        return []
    siennes = presences.filter(agent=acteur.agent_id).annotate(manques=Count("points_manques"))
    return list(siennes.select_related("agent", "reunion", "mandataire__agent").order_by("-reunion__date", "-pk"))


def feuilles(tableau: Tableau) -> list[Feuille]:
    """Exactly what the page shows."""
    membres = Feuille(f"Assiduité {tableau.annee}", TITRES, [_valeurs(ligne) for ligne in tableau.lignes])
    if not tableau.siennes:
        return [membres]
    return [membres, Feuille("Vos réunions", TITRES_SIENNES, [_valeurs_siennes(p) for p in tableau.siennes])]


def _valeurs(ligne: Ligne) -> list[Valeur]:
    a = ligne.assiduite
    return [
        str(ligne.agent),
        ligne.service,
        a.convocations,
        a.presents,
        None if a.taux is None else round(a.taux),
        a.representes,
        a.excuse,
        a.motifs,
        a.absents,
        a.manques,
    ]


def _valeurs_siennes(presence: PresenceReunion) -> list[Valeur]:
    present = presence.etat == EtatPresence.PRESENT
    return [
        presence.reunion.date,
        presence.libelle_accorde,
        presence.get_excuse_display(),
        str(presence.mandataire.agent) if presence.mandataire else "",
        presence.manques if present else 0,  # type: ignore[attr-defined]
    ]
