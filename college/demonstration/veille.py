"""Notes of the watch in four regions, who receives the letter, and the training needs raised."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from college.besoins import actions as besoins
from college.demonstration.recits import LIVRABLE, region
from college.membres.composition import journee, membres_de_droit
from college.veille import actions
from college.veille.models import NoteVeille
from college.veille.sources import NOTE
from mutualisation.demonstration import qui
from mutualisation.demonstration.personnel import compte_de
from mutualisation.demonstration.registre import Contexte
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier, typographier_lignes


@cache
def _donnees() -> dict[str, Any]:
    with Path(__file__).with_suffix(".toml").open("rb") as fichier:
        return tomllib.load(fichier)


def semer(contexte: Contexte) -> None:
    for note in _donnees()["notes"]:
        _publier(contexte, note)
    for besoin in _donnees()["besoins"]:
        _exprimer(contexte, besoin)


def _medecin(contexte: Contexte, ici: Region, rang: int) -> Acteur:
    """One of the college's members, by rank in its list."""
    membres = membres_de_droit(ici, journee(contexte.date))
    return acteur_de(compte_de(membres[rang % len(membres)].agent))


def _publier(contexte: Contexte, brute: dict[str, Any]) -> None:
    ici = region(brute["region"])
    contenu: actions.Contenu = {
        "titre": typographier(brute["titre"]),
        "source": typographier(brute["source"]),
        "lien": brute.get("lien", ""),
        "date_document": contexte.jour(brute["document"]),
        "texte": typographier_lignes(brute["texte"].strip()),
        "fonction": brute["fonction"],
        "partagee": brute["partagee"],
    }
    with contexte.le(brute["publication"], "11:20", ici.fuseau):
        par = _medecin(contexte, ici, brute["auteur"])
        note = actions.rediger(region=ici, contenu=contenu, par=par)
        actions.publier(note=note, sans_patient=True, par=par)
        actions.s_abonner(region=ici, par=par)


def _exprimer(contexte: Contexte, brut: dict[str, Any]) -> None:
    """Raised from a note when one is named by the beginning of its title; then decided, or not yet."""
    ici = region(brut["region"])
    demande: besoins.Demande = {
        "intitule": typographier(brut["intitule"]),
        "precisions": typographier(brut["precisions"]),
        "public": brut["public"],
        "groupe": typographier(brut.get("groupe", "")),
        "fonction": brut["fonction"],
        "priorite": brut["priorite"],
        "echeance": None,
    }
    with contexte.le(brut["jour"], "16:05", ici.fuseau):
        origine = (NOTE, _note(ici, brut["note"]).pk) if "note" in brut else None
        par = _medecin(contexte, ici, brut["auteur"])
        besoin = besoins.exprimer(region=ici, demande=demande, par=par, origine=origine)
    if "decision" in brut:
        with contexte.le(brut["jour"] + 4, "09:40", ici.fuseau):
            besoins.decider(
                besoin=besoin,
                acte=brut["decision"],
                motif=typographier(brut.get("motif", "")),
                par=qui.proposant(ici, LIVRABLE),
            )


def _note(ici: Region, debut: str) -> NoteVeille:
    return NoteVeille.objects.get(region=ici, titre__startswith=debut)
