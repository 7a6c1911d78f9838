"""Verdict of each line against what is known; pure, no database."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from mutualisation.effectifs.importation.controle import controler
from mutualisation.effectifs.importation.lecture import lire
from mutualisation.effectifs.importation.lignes import Difference, Ligne, Verdict, empreinte
from mutualisation.effectifs.importation.situation import (
    AgentConnu,
    Corps,
    Nomenclature,
    Poste,
    Situation,
    index_des_services,
)
from mutualisation.effectifs.periodes import Enchainement
from tests.mutualisation.effectifs import tableurs as t

JOUR = dt.date(2027, 3, 10)
CORPS = Corps(
    "misp", "Médecin inspecteur de santé publique", "medecin", {"chef": "Médecin chef", "gen": "Médecin général"}
)
NOMENCLATURE = Nomenclature(
    {"medecin": "Médecin", "infirmier": "Infirmier"},
    {"misp": CORPS, "idesp": Corps("idesp", "Infirmier d’État", "infirmier", {})},
)
SERVICES = {1: "Service régional", 2: "Service du Cantal"}
INDEX = index_des_services([(1, "Service régional", "63", False), (2, "Service du Cantal", "15", True)])
POSTE = Poste(70, dt.date(2020, 1, 1), None, 2, 80)
MARC = AgentConnu(
    7, "04512", "Estival", "Marc", "m", True, "medecin", "misp", "chef", "marc.estival@example.org", (POSTE,)
)
SITUATION = Situation(
    JOUR, NOMENCLATURE, SERVICES, INDEX, {"04512": MARC}, {"marc.estival@example.org": "04512", "a@example.org": "1"}
)
VIDE = replace(SITUATION, agents={}, titulaires={})
CLES = ("matricule", "nom", "prenom", "genre", "docteur", "profession", "corps", "grade", "service", "quotite", "debut")


def examiner(*lignes: dict[str, Any], situation: Situation = SITUATION) -> list[Ligne]:
    """Lines given by column; what is not given is empty."""
    rangees = [[ligne.get(c, "") for c in (*CLES, "courriel")] for ligne in lignes]
    return list(controler(lire("agents.csv", t.texte_csv(rangees).encode()), situation))


def nouvel_agent(**change: str) -> dict[str, str]:
    return {
        "matricule": "b-77",
        "nom": "D'Aubrac",
        "prenom": "Zoé",
        "genre": "Mme",
        "profession": "MEDECIN",
        "service": "15",
        "quotite": "100%",
        "debut": "2027-04-01",
    } | change


def motifs(ligne: Ligne) -> list[str]:
    return [str(m) for m in ligne.motifs]


def test_un_nouvel_agent_est_accepte() -> None:
    (ligne,) = examiner(nouvel_agent())
    assert (ligne.verdict, ligne.matricule, ligne.nom) == (Verdict.ACCEPTE, "B-77", "Zoé D’Aubrac")
    assert ligne.fiche is not None
    assert ligne.fiche.valeurs == {"nom": "D’Aubrac", "prenom": "Zoé", "genre": "f", "profession": "medecin"}
    assert ligne.fiche.poste is not None
    assert (ligne.fiche.poste.service, ligne.fiche.poste.quotite, ligne.fiche.poste.debut) == (
        2,
        100,
        dt.date(2027, 4, 1),
    )
    assert Difference("À compter du", "", "1er\u00a0avril\u00a02027") in ligne.differences


def test_une_ligne_deja_enregistree_est_inchangee() -> None:
    ligne = {"matricule": "04512", "nom": "ESTIVAL", "genre": "M", "corps": "Médecin inspecteur de santé publique"}
    (resultat,) = examiner(ligne | {"service": "service du cantal", "quotite": "80", "debut": "01/01/2020"})
    assert (resultat.verdict, resultat.differences, resultat.remarques) == (Verdict.INCHANGE, (), ())


def test_un_autre_debut_pour_le_meme_poste_est_remarque_sans_etre_repris() -> None:
    (ligne,) = examiner({"matricule": "04512", "debut": "01/02/2027"})
    assert ligne.verdict == Verdict.INCHANGE
    assert [str(r) for r in ligne.remarques] == [
        "K2\u00a0: non repris\u00a0: le même rattachement est enregistré depuis le 1er\u00a0janvier\u00a02020."
    ]


def test_une_quotite_changee_ferme_le_rattachement_en_cours() -> None:
    (ligne,) = examiner({"matricule": "04512", "quotite": "50 %", "debut": "01/04/2027", "courriel": "m@example.org"})
    assert ligne.verdict == Verdict.MODIFIE
    assert ligne.differences == (
        Difference("Adresse électronique", "marc.estival@example.org", "m@example.org"),
        Difference("Quotité", "80\u00a0%", "50\u00a0%"),
        Difference("À compter du", "", "1er\u00a0avril\u00a02027"),
    )
    assert ligne.fiche is not None
    assert ligne.fiche.poste is not None
    assert ligne.fiche.poste.suite == Enchainement(70, None)


def test_un_changement_deja_prevu_n_est_pas_prevu_deux_fois() -> None:
    prevu = Poste(71, dt.date(2027, 4, 1), None, 2, 50)
    marc = replace(MARC, postes=(replace(POSTE, fin=prevu.debut), prevu))
    ligne = {"matricule": "04512", "quotite": "50 %", "debut": "01/04/2027"}
    assert examiner(ligne, situation=replace(SITUATION, agents={"04512": marc}))[0].verdict == Verdict.INCHANGE


def test_changer_de_corps_efface_le_grade_de_l_ancien() -> None:
    (ligne,) = examiner({"matricule": "04512", "profession": "infirmier", "corps": "idesp"})
    assert ligne.fiche is not None
    assert ligne.fiche.valeurs == {"profession": "infirmier", "corps": "idesp", "grade": ""}
    assert Difference("Grade", "Médecin chef", "(vide)") in ligne.differences


def test_un_agent_parti_revient() -> None:
    parti = replace(MARC, postes=(replace(POSTE, fin=dt.date(2025, 1, 1)),))
    situation = replace(SITUATION, agents={"04512": parti})
    (ligne,) = examiner(
        {"matricule": "04512", "service": "15", "quotite": "80", "debut": "01/04/2027"}, situation=situation
    )
    assert ligne.fiche is not None
    assert ligne.fiche.poste is not None
    assert ligne.fiche.poste.suite == Enchainement(None, None)


REFUSES: dict[str, tuple[dict[str, str], str]] = {
    "sans matricule": (nouvel_agent(matricule=""), "A2\u00a0: «\u202fMatricule\u202f» est obligatoire."),
    "matricule illisible": (nouvel_agent(matricule="a b"), "A2\u00a0: un matricule compte au plus 20 lettres"),
    "nom absent": (nouvel_agent(nom=""), "B2\u00a0: «\u202fNom\u202f» est obligatoire pour un nouvel agent."),
    "nom avec chiffre": (nouvel_agent(nom="R2D2"), "B2\u00a0: «\u202fR2D2\u202f» n’est pas un nom"),
    "nom trop long": (nouvel_agent(nom="a" * 81), "B2\u00a0: ce nom est trop long"),
    "nom qui commence par un signe": (nouvel_agent(nom="+1"), "B2\u00a0: «\u202f+1\u202f» n’est pas un nom"),
    "formule": (nouvel_agent(prenom="=1+1"), "C2\u00a0: les formules ne sont pas acceptées\u202f; collez les valeurs."),
    "genre": (nouvel_agent(genre="x"), "D2\u00a0: «\u202fx\u202f» n’est pas reconnu\u202f; écrivez F ou M."),
    "docteur": (nouvel_agent(docteur="peut-être"), "E2\u00a0: «\u202fpeut-être\u202f» n’est pas reconnu"),
    "profession inconnue": (
        nouvel_agent(profession="Druide"),
        "F2\u00a0: «\u202fDruide\u202f»\u00a0: cette profession",
    ),
    "corps inconnu": (nouvel_agent(corps="XX"), "G2\u00a0: «\u202fXX\u202f»\u00a0: ce corps n’est pas"),
    "corps d’une autre profession": (
        nouvel_agent(corps="idesp"),
        "G2\u00a0: le corps «\u202fInfirmier d’État\u202f» ne",
    ),
    "grade d’un autre corps": (
        nouvel_agent(grade="chef"),
        "H2\u00a0: «\u202fchef\u202f»\u00a0: ce grade n’est pas de ce corps.",
    ),
    "service inconnu": (
        nouvel_agent(service="63"),
        "I2\u00a0: «\u202f63\u202f»\u00a0: ce service n’est pas de la région.",
    ),
    "quotité nulle": (nouvel_agent(quotite="0"), "J2\u00a0: «\u202f0\u202f» n’est pas une quotité"),
    "quotité à virgule": (nouvel_agent(quotite="0,8"), "J2\u00a0: «\u202f0,8\u202f» n’est pas une quotité"),
    "date impossible": (nouvel_agent(debut="30/02/2027"), "K2\u00a0: le 30/02/2027 n’existe pas."),
    "année sur deux chiffres": (nouvel_agent(debut="01/02/27"), "K2\u00a0: «\u202f01/02/27\u202f» n’est pas une date"),
    "année lointaine": (nouvel_agent(debut="01/02/2127"), "K2\u00a0: l’année 2127 est hors de portée"),
    "adresse": (
        nouvel_agent() | {"courriel": "zoe"},
        "L2\u00a0: «\u202fzoe\u202f» n’est pas une adresse électronique.",
    ),
    "adresse prise": (
        nouvel_agent() | {"courriel": "A@example.org"},
        "L2\u00a0: cette adresse est celle d’un autre agent.",
    ),
    "autre personne": (nouvel_agent(matricule="04512"), "A2\u00a0: le matricule 04512 est celui de Marc Estival"),
    "changement sans date": (
        {"matricule": "04512", "quotite": "50"},
        "K2\u00a0: indiquez le premier jour du nouveau rattachement.",
    ),
    "changement avant le rattachement": (
        {"matricule": "04512", "quotite": "50", "debut": "01/01/2019"},
        "K2\u00a0: un rattachement commence le 1er\u00a0janvier\u00a02020",
    ),
    "changement le même jour": (
        {"matricule": "04512", "quotite": "50", "debut": "01/01/2020"},
        "K2\u00a0: un rattachement commence déjà le 1er\u00a0janvier\u00a02020",
    ),
    "profession sans son corps": (
        {"matricule": "04512", "profession": "infirmier"},
        "F2\u00a0: le corps «\u202fMédecin inspecteur de santé publique\u202f» ne relève pas",
    ),
}


@pytest.mark.parametrize("cas", REFUSES)
def test_une_ligne_refusee_nomme_la_cellule_et_la_raison(cas: str) -> None:
    brute, attendu = REFUSES[cas]
    (ligne,) = examiner(brute)
    assert ligne.verdict == Verdict.REFUSE
    assert ligne.fiche is None
    (motif,) = motifs(ligne)
    assert motif.startswith(attendu)


def test_un_agent_d_une_autre_region_est_refuse_sans_dire_son_nom() -> None:
    ailleurs = replace(MARC, postes=(replace(POSTE, service=99),))
    (ligne,) = examiner({"matricule": "04512"}, situation=replace(SITUATION, agents={"04512": ailleurs}))
    assert motifs(ligne) == [
        "A2\u00a0: cet agent est rattaché à un service d’une autre région\u00a0: il se modifie là-bas."
    ]
    assert "Estival" not in ligne.nom + repr(ligne.motifs)


def test_matricules_et_adresses_en_double_dans_le_fichier() -> None:
    courriel = {"courriel": "z@example.org"}
    lignes = examiner(nouvel_agent() | courriel, nouvel_agent() | courriel, situation=VIDE)
    assert lignes[0].verdict == Verdict.ACCEPTE
    assert motifs(lignes[1]) == [
        "A3\u00a0: ce matricule est déjà celui de la ligne 2.",
        "L3\u00a0: cette adresse est déjà à la ligne 2.",
    ]


def test_toutes_les_raisons_d_une_ligne_sont_dites_a_la_fois() -> None:
    (ligne,) = examiner(nouvel_agent(genre="x", quotite="120", debut=""))
    assert [m.cellule for m in ligne.motifs] == ["D2", "J2", "K2"]


def test_l_empreinte_change_avec_ce_qui_serait_ecrit() -> None:
    avant = examiner(nouvel_agent())
    assert empreinte(avant) == empreinte(examiner(nouvel_agent()))
    ailleurs = replace(SITUATION, services_par_nom=INDEX | {"15": 1})
    assert empreinte(avant) != empreinte(examiner(nouvel_agent(), situation=ailleurs))
