"""What is missing before submission: each item alone, with the place where it is completed."""

from typing import Any

import pytest

from college.plans import calculs
from tests.fabriques.contenu import plan, programme_de_pole
from tests.fabriques.petit_plan import ANNE, BRUNO, CLAIRE, action, petit_plan


def test_un_plan_complet_ne_manque_de_rien() -> None:
    assert calculs.manques(petit_plan(action(1))) == []
    assert calculs.manques(plan(40)) == []


@pytest.mark.parametrize(
    ("vide", "code", "champ"),
    [
        ({"intitule": " "}, "sans_intitule", "intitule"),
        ({"objectif": None}, "sans_objectif", "objectif"),
        ({"objectif": 99}, "sans_objectif", "objectif"),
        ({"fonction": None}, "sans_fonction", "fonction"),
        ({"niveau": None}, "sans_niveau", "niveau"),
        ({"territoires": []}, "sans_territoire", "territoires"),
        ({"pilote": None}, "sans_pilote", "pilote"),
        ({"pilote": 99}, "pilote_parti", "pilote"),
        ({"jours": []}, "sans_jours", "jours"),
        ({"debut": None}, "sans_periode", "periode"),
        ({"fin": None}, "sans_periode", "periode"),
        ({"debut": 6, "fin": 3}, "periode_inversee", "periode"),
        ({"resultat": ""}, "sans_resultat", "resultat"),
        ({"indicateur": ""}, "sans_indicateur", "indicateur"),
    ],
)
def test_chaque_champ(vide: dict[str, Any], code: str, champ: str) -> None:
    contenu = petit_plan(action(1), action(7, numero="2.3", **vide))
    trouve = next(m for m in calculs.manques(contenu) if m.code == code)
    assert (trouve.action, trouve.champ) == (7, champ)
    assert trouve.titre.startswith("Action\u00a02.3 : ")
    assert trouve.phrase.endswith(".")


def test_jours_d_une_personne_partie() -> None:
    contenu = petit_plan(action(1, {BRUNO: (1, 0, 0), 99: (4, 0, 0)}, contributeurs=[]))
    assert "participant_parti" in {m.code for m in calculs.manques(contenu)}


def test_priorite_sans_action_ni_motif() -> None:
    """Règle V2: the priority, not the ordinary objective."""
    contenu = petit_plan(action(1, objectif=2))
    (manque,) = calculs.manques(contenu)
    assert (manque.code, manque.objectif) == ("priorite_sans_reponse", 1)
    assert manque.titre == "Priorité\u00a01 : motif à rédiger"
    assert "au CTRI" in manque.phrase


def test_priorite_sans_action_mais_motivee() -> None:
    contenu = petit_plan(action(1, objectif=2))
    contenu["objectifs"][0]["motif_sans_reponse"] = {"texte": "Poste vacant.", "auteur": "Dr A", "date": "2027-01-08"}
    assert calculs.manques(contenu) == []
    contenu["objectifs"][0]["motif_sans_reponse"]["texte"] = "  "
    assert [m.code for m in calculs.manques(contenu)] == ["priorite_sans_reponse"]


def test_surcharge_sans_motif() -> None:
    contenu = petit_plan(action(1, {BRUNO: (118, 0, 0)}))
    (manque,) = calculs.manques(contenu)
    assert (manque.code, manque.medecin) == ("surcharge_sans_motif", BRUNO)
    assert manque.titre == "Dr Bruno Bessade : 18\u00a0jours de trop"
    assert "118\u00a0jours pour une capacité de 100" in manque.phrase
    contenu["motifs_surcharge"] = [{"medecin": BRUNO, "texte": "Prise sur la réserve."}]
    assert calculs.manques(contenu) == []


def test_plan_vide() -> None:
    codes = [m.code for m in calculs.manques(petit_plan())]
    assert codes == ["aucune_action", "priorite_sans_reponse"]


def test_dans_les_mots_de_l_autre_dispositif() -> None:
    contenu = programme_de_pole()
    contenu["actions"] = []
    phrases = " ".join(m.titre + m.phrase for m in calculs.manques(contenu))
    assert "au CODIR" in phrases
    assert "Programme de travail : vide" in phrases
    assert "CTRI" not in phrases


# ── Règle O1: level, territories and people agree ─────────────────────────────


@pytest.mark.parametrize(
    ("niveau", "territoires", "presents", "extrait"),
    [
        ("regional", [], [ANNE, BRUNO], None),
        ("regional", ["03", "15"], [ANNE], None),
        ("regional", ["03"], [ANNE], "couvre toute la région"),
        ("interdepartemental", ["03", "15"], [BRUNO], None),
        ("interdepartemental", ["03"], [BRUNO, CLAIRE], None),
        ("interdepartemental", ["15"], [BRUNO], None),
        ("interdepartemental", ["03"], [ANNE], None),
        ("interdepartemental", ["03"], [BRUNO], "dont relèvent tous les participants"),
        ("interdepartemental", [], [BRUNO], "Indiquez les départements"),
        ("departemental", ["03"], [BRUNO], None),
        ("departemental", [], [BRUNO], "Indiquez le département"),
        ("departemental", ["03", "15"], [BRUNO], "ne concerne qu’un seul département"),
        ("departemental", ["03"], [BRUNO, CLAIRE], "ce n’est pas le cas de Dr Claire Cézal"),
        ("departemental", ["15"], [ANNE, CLAIRE], "ce n’est pas le cas de Dr Anne Aubrac"),
        ("departemental", ["48"], [BRUNO], "48 : hors de la région"),
        (None, [], [BRUNO], None),
    ],
)
def test_niveau_et_territoires(
    niveau: str | None, territoires: list[str], presents: list[int], extrait: str | None
) -> None:
    ligne = action(1, dict.fromkeys(presents, (1, 0, 0)), niveau=niveau, territoires=territoires)
    contenu = petit_plan(ligne)
    raison = calculs.incompatibilite(ligne, contenu, calculs.mots(contenu))
    assert (raison is None) if extrait is None else (raison is not None and extrait in raison)
