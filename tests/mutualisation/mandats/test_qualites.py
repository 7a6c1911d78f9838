"""How a capacity reads: in the frame, in a sentence, above a signature (règle T5, section 12)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.mandats.acteur import Titre, acteur_de
from mutualisation.mandats.actions import confier_interim, deleguer, mettre_fin, nommer, suppleer
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.roles import chapeau, formule, qualite, qualite_du_mandat
from tests.distribution import Monde

ACTE = {"acte": "arrêté n° 2007-15", "date_acte": dt.date(2007, 3, 1)}
LONGTEMPS = DateRange(dt.date(2007, 1, 1), None)


def titre(personne: Any, nature: str = Nature.TITULAIRE) -> Titre:
    return next(t for t in acteur_de(personne).titres if t.nature == nature)


def mandat_de(personne: Any) -> Mandat:
    return personne.mandats.get(nature=Nature.TITULAIRE)


def simple(texte: str) -> str:
    return texte.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("cle", "attendu"),
    [
        ("mir_a", "MIR, région Auvergne"),
        ("chef_siege_a", "Directrice de la DRASS d’Auvergne, préside le CTRI"),
        ("chef_local_a", "Directrice de la DDASS du Cantal, membre du CTRI"),
        ("chef_local_a2", "Directeur de la DDASS de l’Allier, membre du CTRI"),
        ("chef_outremer", "Directeur de la DSDS de Martinique, préside le CTRI"),
        ("secretaire_a", "Secrétaire du comité, région Auvergne"),
        ("medecin_a", "Médecin inspectrice de santé publique, DDASS du Cantal"),
        ("national", "Membre de l’équipe nationale"),
        ("administrateur", "Administrateur"),
        ("mcr", "MCR, DRSM de Bretagne, préside le CODIR"),
        ("chef_echelon", "Chef de l’ELSM du Finistère, membre du CODIR"),
        ("responsable_pole", "Responsable de pôle RPS, région Bretagne, membre du CODIR"),
        ("membre_codir", "Directeur adjoint, région Bretagne, membre du CODIR"),
        ("secretaire_codir", "Secrétaire du comité de direction, région Bretagne"),
        ("praticien", "Médecin-conseil, ELSM du Finistère"),
    ],
)
def test_chapeau(monde: Monde, cle: str, attendu: str) -> None:
    personne = getattr(monde, cle)
    assert chapeau(titre(personne), personne) == attendu


def test_qualite_dans_une_phrase(monde: Monde) -> None:
    assert qualite(titre(monde.chef_local_a), monde.chef_local_a) == "directrice de la DDASS du Cantal"
    assert qualite(titre(monde.mir_a), monde.mir_a) == "MIR, région Auvergne"


def test_formule_du_titulaire(monde: Monde) -> None:
    assert simple(formule(titre(monde.chef_local_a), monde.chef_local_a)) == (
        "La directrice départementale des affaires sanitaires et sociales du Cantal, Mme Véronique Albaret"
    )
    assert simple(formule(titre(monde.mir_a), monde.mir_a)) == (
        "La médecin inspectrice régionale d’Auvergne, Dr Hélène Vasseur"
    )


def test_formule_dans_l_autre_dispositif(monde: Monde) -> None:
    assert simple(formule(titre(monde.chef_echelon), monde.chef_echelon)) == (
        "Le médecin chef d’échelon local du Finistère, Dr Gwenaël Trévidic"
    )
    assert (
        simple(formule(titre(monde.mcr), monde.mcr)) == "La médecin-conseil régionale de Bretagne, Dr Apolline Kervadec"
    )


def test_formule_du_medecin_sans_mandat(monde: Monde) -> None:
    assert simple(formule(titre(monde.medecin_a), monde.medecin_a)) == (
        "La médecin inspectrice de santé publique, DDASS du Cantal, Dr Blandine Pradelou"
    )


def test_pour_la_directrice_et_par_delegation(monde: Monde) -> None:
    deleguer(par=None, pour=mandat_de(monde.chef_siege_a), titulaire=monde.associe_a, periode=LONGTEMPS, **ACTE)
    delegue = titre(monde.associe_a, Nature.DELEGATION)
    assert simple(formule(delegue, monde.associe_a)) == (
        "Pour la directrice régionale des affaires sanitaires et sociales d’Auvergne et par délégation, "
        "M. Maël Brunovic (délégation de Mme Geneviève Larcanche, arrêté n° 2007-15 du 1er mars 2007)"
    )
    assert simple(chapeau(delegue, monde.associe_a)) == (
        "Par délégation de Mme Geneviève Larcanche, directrice de la DRASS d’Auvergne"
    )


def test_la_suppleance_nomme_les_deux_personnes(monde: Monde) -> None:
    suppleer(par=None, pour=mandat_de(monde.mir_a), titulaire=monde.medecin_a2, periode=LONGTEMPS, **ACTE)
    supplee = titre(monde.medecin_a2, Nature.SUPPLEANCE)
    assert simple(qualite(supplee, monde.medecin_a2)) == "MIR en suppléance de Dr Hélène Vasseur, région Auvergne"
    assert simple(formule(supplee, monde.medecin_a2)) == (
        "Pour la médecin inspectrice régionale d’Auvergne et par suppléance, Dr Étienne Malbourg "
        "(suppléance de Dr Hélène Vasseur, arrêté n° 2007-15 du 1er mars 2007)"
    )


@pytest.mark.parametrize("absente", [True, False])
def test_l_interim_dit_qui_est_absent_s_il_y_a_quelqu_un(monde: Monde, absente: bool) -> None:
    if not absente:
        mettre_fin(par=None, mandat=mandat_de(monde.chef_local_a), dernier_jour=dt.date(2007, 1, 31))
    confier_interim(
        par=None,
        titulaire=monde.chef_local_a2,
        role="directeur_ddass",
        service=monde.services["15"],
        periode=DateRange(dt.date(2007, 3, 1), None),
        **ACTE,
    )
    interim = titre(monde.chef_local_a2, Nature.INTERIM)
    assert chapeau(interim, monde.chef_local_a2) == "Directeur par intérim de la DDASS du Cantal, membre du CTRI"
    suite = "intérim de Mme Véronique Albaret, arrêté" if absente else "arrêté"
    assert simple(formule(interim, monde.chef_local_a2)) == (
        "Le directeur départemental des affaires sanitaires et sociales du Cantal par intérim, "
        f"M. Didier Rouchezet ({suite} n° 2007-15 du 1er mars 2007)"
    )


def test_la_qualite_se_lit_aussi_sur_le_mandat(monde: Monde) -> None:
    for personne in monde.personnes.values():
        for mandat in Mandat.objects.filter(titulaire=personne).avec_noms():
            lu = next(t for t in acteur_de(personne).titres if t.mandat_id == mandat.pk)
            assert qualite_du_mandat(mandat) == qualite(lu, personne)


def test_le_chapeau_de_depart_est_le_mandat_qu_on_tient_en_son_nom(monde: Monde) -> None:
    pour = mandat_de(monde.chef_siege_a)
    deleguer(par=None, pour=pour, titulaire=monde.medecin_a2, periode=LONGTEMPS, **ACTE)
    nommer(par=None, titulaire=monde.medecin_a2, role="mediateur", region=monde.auvergne, periode=LONGTEMPS)
    acteur = acteur_de(monde.medecin_a2)
    assert acteur.courant is not None
    assert acteur.courant.role == "mediateur"
    choisi = acteur_de(monde.medecin_a2, pour.exerces_par.get().pk)
    assert choisi.courant is not None
    assert choisi.courant.nature == Nature.DELEGATION
