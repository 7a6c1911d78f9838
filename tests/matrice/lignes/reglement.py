"""The college's rules: written by the college while a draft, read by the region once submitted, in force for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from college.reglement.actions import abroger_article
from college.reglement.instantane import instantane
from college.reglement.models import Reglement
from ctri.dossiers.actions import figer
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, Origine
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.droits import Droit
from tests.college.reglement import fabriques
from tests.distribution import Monde
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, Ligne

# Members by right; an associated professional comes by invitation, which nobody sent.
MEMBRES = COLLEGE_A - {"associe_a"}
TEXTE = {"livrable": "reglement_interieur", "annee": "2027"}

Batir = Callable[[Monde], Reglement]


def _mener(reglement: Reglement, monde: Monde, *etats: str) -> Reglement:
    """A frozen version, then these states, without the committee's acts."""
    par = acteur_de(monde.mir_a)
    titre = par.titre(Droit.SOUMETTRE, monde.auvergne)
    assert titre is not None
    dossier = Dossier.objects.get(pk=reglement.pk)
    # As a text of the session: a submission would also ask for its PDF.
    figer(dossier, instantane(reglement), par=par, titre=titre, origine=Origine.SEANCE)
    for etat in etats:
        Dossier.objects.filter(pk=reglement.pk).update(etat=etat, version=1)
    return Reglement.objects.complets().get(pk=reglement.pk)


def soumis(monde: Monde) -> Reglement:
    return _mener(fabriques.ouvert(monde), monde, Etat.SOUMISE)


def renvoye(monde: Monde) -> Reglement:
    """A draft again: its articles were handed to someone."""
    etats = (Etat.SOUMISE, Etat.INSCRITE, Etat.RENVOYEE, Etat.BROUILLON)
    return _mener(fabriques.ouvert(monde), monde, *etats)


def _reglement(batir: Batir) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"pk": batir(monde).pk}


def _article(batir: Batir, *, abroge: bool = False) -> Callable[[Monde], dict[str, Any]]:
    def construire(monde: Monde) -> dict[str, Any]:
        article = fabriques.article(batir(monde))
        if abroge:
            abroger_article(article=article, par=acteur_de(monde.mir_a))
        return {"pk": article.reglement_id, "article_pk": article.pk}

    return construire


def _region(nom: str) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"region_pk": getattr(monde, nom).pk}


def _lectures() -> Iterator[Ligne]:
    """Read by the college; a draft never submitted does not exist for the others (règle C3)."""
    for nom in ("reglement", "reglement_apercu", "reglement_historique"):
        yield Ligne(nom, MEMBRES, "brouillon", construire=_reglement(fabriques.ouvert))
        yield Ligne(nom, MEMBRES, "soumise", construire=_reglement(soumis), voient=LECTEURS_A)
    yield Ligne("reglement_comparaison", PERSONNE, "jamais soumise", construire=_reglement(fabriques.ouvert))
    yield Ligne("reglement_comparaison", MEMBRES, "renvoyée", construire=_reglement(renvoye), voient=LECTEURS_A)


def _ecritures() -> Iterator[Ligne]:
    """Written by the college while it is a draft, by nobody afterwards."""
    for nom in ("article_nouveau", "reglement_parametres"):
        yield Ligne(nom, MEMBRES, "brouillon", construire=_reglement(fabriques.ouvert))
        yield Ligne(nom, PERSONNE, "soumise", construire=_reglement(soumis), voient=LECTEURS_A)
    for nom in ("article", "article_supprimer"):
        yield Ligne(nom, MEMBRES, "brouillon", construire=_article(fabriques.ouvert))
        yield Ligne(nom, PERSONNE, "soumise", construire=_article(soumis), voient=LECTEURS_A)
    ecrit = {"titre": "Convocation", "texte": "Par écrit.", "revision": "0"}
    yield Ligne("article", MEMBRES, "brouillon", "post", _article(fabriques.ouvert), donnees=ecrit)
    yield Ligne("article_supprimer", MEMBRES, "brouillon", "post", _article(fabriques.ouvert))
    yield Ligne("article_supprimer", PERSONNE, "déjà soumise", "post", _article(renvoye), voient=LECTEURS_A)
    yield Ligne("article_abroger", MEMBRES, "brouillon", "post", _article(fabriques.ouvert))
    yield Ligne("article_abroger", PERSONNE, "soumise", "post", _article(soumis), voient=LECTEURS_A)
    abroge = _article(fabriques.ouvert, abroge=True)
    yield Ligne("article_abroger", PERSONNE, "abrogé", "post", abroge, voient=MEMBRES)
    yield Ligne("article", PERSONNE, "abrogé", construire=abroge, voient=MEMBRES)
    yield Ligne("article_retablir", MEMBRES, "abrogé", "post", abroge)
    yield Ligne("article_retablir", PERSONNE, "en vigueur", "post", _article(fabriques.ouvert), voient=MEMBRES)


LIGNES = [
    *_lectures(),
    *_ecritures(),
    Ligne("college_regles", LECTEURS_A, construire=_region("auvergne")),
    # No college, nothing of it.
    Ligne("college_regles", PERSONNE, "sans collège", construire=_region("bretagne")),
    Ligne(
        "proposition_commencer", frozenset({"mir_a"}), "règlement", construire=_region("auvergne"),
        voient=LECTEURS_A, donnees=TEXTE,
    ),
    Ligne(
        "proposition_commencer", frozenset({"mir_a"}), "règlement", "post", _region("auvergne"), LECTEURS_A, TEXTE
    ),
]  # fmt: skip
