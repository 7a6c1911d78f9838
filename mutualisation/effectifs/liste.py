"""The agents of a region: filtered in the database, exported as filtered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.lookups import Unaccent
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Lower

from mutualisation.effectifs.forms import A_VENIR, AUTRES, MEDECINS, PARTIS
from mutualisation.effectifs.importation.colonnes import COLONNES
from mutualisation.effectifs.importation.situation import Nomenclature, nomenclature_du
from mutualisation.effectifs.models import Rattachement
from mutualisation.effectifs.referentiel import codes_medecins
from mutualisation.tableaux import Feuille, Valeur
from mutualisation.territoire.models import Region

# What only those who keep the staff read.
RESERVEES = ("matricule", "courriel")


def rattachements(region: Region, choix: dict[str, Any], jour: dt.date, *, complet: bool) -> QuerySet[Rattachement]:
    """One line per agent, by the belonging that places them in this list."""
    tous = Rattachement.objects.filter(service__region=region)
    situation = choix["situation"]
    lignes: QuerySet[Rattachement] = {A_VENIR: tous.a_venir, PARTIS: tous.passes}.get(situation, tous.au)(jour)
    if service := choix.get("service"):
        lignes = lignes.filter(service_id=service)
    lignes = _chercher(_de_profession(lignes, region, choix.get("profession", "")), choix.get("q", ""), complet=complet)
    return lignes.order_by(Lower(Unaccent("agent__nom")), Lower(Unaccent("agent__prenom")), "pk")


def _de_profession(lignes: QuerySet[Rattachement], region: Region, profession: str) -> QuerySet[Rattachement]:
    medecins = codes_medecins(region.schema)
    if profession == MEDECINS:
        return lignes.filter(agent__profession__in=medecins)
    if profession == AUTRES:
        return lignes.exclude(agent__profession__in=medecins)
    return lignes.filter(agent__profession=profession) if profession else lignes


def _chercher(lignes: QuerySet[Rattachement], q: str, *, complet: bool) -> QuerySet[Rattachement]:
    """Every word typed, in any order, without accents nor case; by staff number too for those who may read it."""
    champs = ("agent__prenom", Value(" "), "agent__nom", *((Value(" "), "agent__matricule") if complet else ()))
    lignes = lignes.alias(cherche=Lower(Unaccent(Concat(*champs))))
    for mot in q.split():
        lignes = lignes.filter(cherche__contains=Lower(Unaccent(Value(mot))))
    return lignes


def feuille(region: Region, lignes: QuerySet[Rattachement], *, complet: bool) -> Feuille:
    """Exactly these lines, in the columns of an import: what is exported can be corrected and imported again."""
    colonnes = [c for c in COLONNES if complet or c.cle not in RESERVEES]
    nomenclature = nomenclature_du(region.schema)
    choisies = lignes.select_related("agent", "service")
    return Feuille(
        "Agents",
        [(c.titre, c.largeur) for c in colonnes],
        [[_valeur(ligne, c.cle, nomenclature) for c in colonnes] for ligne in choisies],
    )


def _valeur(ligne: Rattachement, cle: str, nomenclature: Nomenclature) -> Valeur:
    agent = ligne.agent
    if cle == "service":
        return ligne.service.nom
    if cle == "quotite":
        return ligne.quotite
    if cle == "debut":
        debut: dt.date = ligne.periode.lower
        return debut
    valeur: Valeur = getattr(agent, cle)
    if cle == "genre":
        return str(valeur).upper()
    if cle == "profession":
        return nomenclature.professions.get(agent.profession, agent.profession)
    if cle == "corps" and agent.corps in nomenclature.corps:
        return nomenclature.corps[agent.corps].libelle
    return nomenclature.libelle_grade(agent.grade) if cle == "grade" else valeur
