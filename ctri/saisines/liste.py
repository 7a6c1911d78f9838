"""The list of a region's questions: tabs, who must act and by when, late ones first (règles C4, V10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, F, Q, Value, When

from ctri.saisines import mots
from ctri.saisines.cotes import instances_de
from ctri.saisines.etats import EN_PREPARATION, OUVERTES, Etat, Instance
from ctri.saisines.models import Saisine, SaisineQuerySet
from mutualisation.accueil.composition import urgence
from mutualisation.mandats.acteur import Acteur
from mutualisation.templatetags.francais import distance
from mutualisation.territoire.models import Region

A_TRAITER, EN_RETARD, RENDUES, TOUTES = "a_traiter", "en_retard", "rendues", "toutes"
VUES = (A_TRAITER, EN_RETARD, RENDUES, TOUTES)


@dataclass(frozen=True)
class Ligne:
    """One line, in words; `urgence` is retard, proche, lointain, or empty once nothing is awaited."""

    saisine: Saisine
    nom: str
    sens: str
    etat: str
    libelle_etat: str
    qui_agit: str
    urgence: str
    distance: str


@dataclass(frozen=True)
class Onglet:
    """A tab and how many it holds."""

    code: str
    libelle: str
    nombre: int


def condition(vue: str, jour: dt.date) -> Q:
    """What each tab holds."""
    return {
        A_TRAITER: Q(etat__in=[Etat.BROUILLON, *OUVERTES]),
        EN_RETARD: Q(etat__in=OUVERTES, echeance__lt=jour),
        RENDUES: Q(etat=Etat.RENDUE),
        TOUTES: Q(),
    }[vue]


def onglets(saisines: SaisineQuerySet, region: Region, jour: dt.date) -> list[Onglet]:
    """The four tabs, counted in one query."""
    nombres = saisines.aggregate(**{vue: Count("pk", filter=condition(vue, jour) or None) for vue in VUES})
    e = region.vocabulaire.saisine.e
    libelles = ("À traiter", "En retard", f"Rendu{e}s", f"Tou{'te' if e else ''}s")
    return [Onglet(vue, libelle, nombres[vue]) for vue, libelle in zip(VUES, libelles, strict=True)]


def ranger(saisines: SaisineQuerySet) -> SaisineQuerySet:
    """What is awaited first, by deadline, then the latest; a deadline without answer is at the top."""
    attendue = Case(When(etat__in=OUVERTES, then=Value(True)), default=Value(False), output_field=BooleanField())
    terme = Case(When(etat__in=OUVERTES, then=F("echeance")))
    brouillon = Case(When(etat=Etat.BROUILLON, then=Value(True)), default=Value(False), output_field=BooleanField())
    return saisines.order_by(
        attendue.desc(), terme.asc(nulls_last=True), brouillon.desc(), F("adressee_le").desc(nulls_last=True), "-pk"
    )


def lignes(acteur: Acteur, region: Region, saisines: Iterable[Saisine], jour: dt.date) -> list[Ligne]:
    """Each question as this person may know of it."""
    siennes = instances_de(acteur, region)
    return [_ligne(region, saisine, siennes, jour) for saisine in saisines]


def _ligne(region: Region, saisine: Saisine, siennes: frozenset[Instance], jour: dt.date) -> Ligne:
    saisine.region = region
    v = region.vocabulaire
    etat = etat_lu(saisine, siennes)
    attend = saisine.ouverte and saisine.echeance is not None
    return Ligne(
        saisine=saisine,
        nom=saisine.rang or "Brouillon",
        sens=mots.libelle_sens(v, saisine.sens),
        etat=etat,
        libelle_etat=mots.libelle_etat(v, saisine.sens, etat),
        qui_agit=_qui_agit(saisine),
        urgence=urgence(saisine.echeance, jour) if attend else "",
        distance=distance(saisine.echeance, jour) if attend and saisine.echeance else "",
    )


def etat_lu(saisine: Saisine, siennes: frozenset[Instance]) -> Etat:
    """The state as the reader may know it: how far an answer is, only those who prepare it see (règle C3)."""
    if saisine.etat in EN_PREPARATION and saisine.repondant not in siennes:
        return Etat.ADRESSEE
    return Etat(saisine.etat)


def _qui_agit(saisine: Saisine) -> str:
    if saisine.ouverte:
        return mots.nom_de(saisine.region.vocabulaire, saisine.repondant).Nom
    if saisine.etat == Etat.BROUILLON:
        return mots.nom_de(saisine.region.vocabulaire, saisine.demandeur).Nom
    return ""
