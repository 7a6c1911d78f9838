"""The needs of a region: filtered in the database, counted by function, exported as filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from college.besoins import origines
from college.besoins.etats import EtatBesoin
from college.besoins.models import BesoinFormation
from college.nomenclature import nom_de_fonction
from mutualisation.mandats.acteur import Acteur
from mutualisation.tableaux import Feuille, Valeur
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region

TITRES = (
    ("Formation souhaitée", 48),
    ("Public", 26),
    ("Priorité", 16),
    ("Fonction", 34),
    ("Échéance souhaitée", 18),
    ("État", 12),
    ("Exprimé par", 28),
    ("Exprimé le", 14),
    ("Origine", 40),
    ("Précisions", 60),
)


@dataclass(frozen=True)
class Ligne:
    """A need as the list shows it. `origine` is in words, `source` leads there when the reader may go."""

    besoin: BesoinFormation
    fonction: str
    origine: str
    source: origines.Source | None


def filtres(acteur: Acteur, region: Region, choix: dict[str, Any]) -> QuerySet[BesoinFormation]:
    """The most pressing first."""
    besoins = BesoinFormation.objects.visibles_par(acteur).filter(region=region)
    for champ in ("etat", "priorite", "public", "fonction"):
        if valeur := choix.get(champ):
            besoins = besoins.filter(**{champ: valeur})
    if choix.get("miens"):
        besoins = besoins.filter(exprime_par=acteur.utilisateur)
    return besoins.select_related("exprime_par").order_by("priorite", "-exprime_le", "-pk")


def lignes(acteur: Acteur, region: Region, besoins: list[BesoinFormation]) -> list[Ligne]:
    """What each was raised from is read once for all."""
    trouvees = origines.sources(acteur, besoins)
    return [
        Ligne(
            besoin,
            nom_de_fonction(region.schema, besoin.fonction),
            origines.mot(besoin.origine_type) if besoin.origine_type else "",
            trouvees.get((besoin.origine_type, besoin.origine_id or 0)),
        )
        for besoin in besoins
    ]


def par_fonction(acteur: Acteur, region: Region) -> list[tuple[str, dict[str, int]]]:
    """How many needs of each state, function by function: one query."""
    besoins = BesoinFormation.objects.visibles_par(acteur).filter(region=region)
    comptes = besoins.order_by().values("fonction").annotate(**{e: Count("pk", filter=Q(etat=e)) for e in EtatBesoin})
    nommes = [(nom_de_fonction(region.schema, ligne.pop("fonction")), ligne) for ligne in comptes.order_by("fonction")]
    return sorted(nommes, key=lambda paire: (not paire[0], paire[0]))


def feuille(acteur: Acteur, region: Region, besoins: QuerySet[BesoinFormation]) -> Feuille:
    """Exactly these needs."""
    return Feuille("Besoins de formation", TITRES, [_valeurs(ligne) for ligne in lignes(acteur, region, list(besoins))])


def _valeurs(ligne: Ligne) -> list[Valeur]:
    besoin = ligne.besoin
    origine = f"{ligne.origine} : {ligne.source.titre}" if ligne.source else ligne.origine
    return [
        besoin.intitule,
        besoin.pour,
        besoin.get_priorite_display(),
        ligne.fonction,
        besoin.echeance,
        besoin.get_etat_display(),
        besoin.exprime_par.affiche,
        jour(besoin.exprime_le),
        origine,
        besoin.precisions,
    ]
