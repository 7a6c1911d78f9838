"""The home page: order, urgency, what each person sees (screen 1 of the yearly cycle)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mutualisation.accueil.composition import ordonner, urgence
from mutualisation.accueil.registre import Etape, Registre, Tache
from mutualisation.dessins.cycle import alternative, cycle_horizontal, cycle_vertical, place_du_jour
from mutualisation.dessins.theme import ECRAN, PAPIER

JOUR = dt.date(2008, 1, 22)


def tache(titre: str, echeance: dt.date | None = None, *, bloque: bool = False) -> Tache:
    return Tache(titre, "/", "Faire", "Parce que", "Ce sera fait", echeance, bloque_seance=bloque)


@pytest.mark.parametrize(
    ("jours", "attendu"), [(-4, "retard"), (0, "proche"), (14, "proche"), (15, "lointain"), (None, "lointain")]
)
def test_urgence(jours: int | None, attendu: str) -> None:
    echeance = None if jours is None else JOUR + dt.timedelta(days=jours)
    assert urgence(echeance, JOUR) == attendu


def test_les_retards_d_abord_et_deux_boutons_pleins_au_plus() -> None:
    lignes = ordonner(
        [
            tache("Sans date"),
            tache("Bloque", JOUR + dt.timedelta(days=7), bloque=True),
            tache("En retard", JOUR - dt.timedelta(days=4)),
            tache("Bloque aussi", JOUR + dt.timedelta(days=8), bloque=True),
            tache("Proche", JOUR + dt.timedelta(days=3)),
        ],
        JOUR,
    )
    assert [ligne.tache.titre for ligne in lignes] == ["En retard", "Proche", "Bloque", "Bloque aussi", "Sans date"]
    assert [ligne.tache.titre for ligne in lignes if ligne.principal] == ["En retard", "Bloque"]


def test_inscrire_deux_fois_ne_change_rien() -> None:
    registre = Registre()
    fournisseur: Any = lambda acteur, region: [1]  # noqa: E731
    registre.inscrire("taches", fournisseur)
    registre.inscrire("taches", fournisseur)
    assert registre.recueillir("taches", None, None) == [1]  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", [ECRAN, PAPIER])
def test_le_cycle_dit_en_mots_tout_ce_qu_il_montre(theme: Any) -> None:
    etapes = [
        Etape(1, "Cadrage", "fait", "CTRI", ("Publié le 13 nov.",)),
        Etape(2, "Collège", "fait", "Collège", ("4 déc.",)),
        Etape(3, "Soumission", "en_cours", "MIR", ("2 sur 4",)),
        Etape(4, "Décision", "en_cours", "CTRI", ("Séance du 5 févr.",), "Plan de travail renvoyé <le 8>"),
    ]
    mots = alternative(etapes)
    for etape in etapes:
        assert etape.titre in mots
        assert all(ligne in mots for ligne in etape.lignes)
    for dessin in (cycle_horizontal(etapes, theme=theme), cycle_vertical(etapes, theme=theme)):
        assert dessin.count("<title>") == 1
        assert "&lt;le 8&gt;" in dessin
        assert "stroke-dasharray" in dessin
    assert cycle_horizontal([], theme=theme) == ""


@pytest.mark.parametrize(
    ("etats", "place"),
    [
        (["fait", "en_cours", "a_venir"], (1, 1)),
        (["fait", "en_cours", "en_cours", "a_venir"], (1, 2)),
        (["en_cours", "a_venir", "a_venir"], (0, 0)),
        (["fait", "fait", "en_cours"], (2, 2)),
        (["fait", "a_venir"], (0, 1)),
        (["fait", "fait"], None),
        (["a_venir", "a_venir"], None),
        ([], None),
    ],
)
def test_aujourd_hui_a_sa_place_dans_le_cycle(etats: list[str], place: tuple[int, int] | None) -> None:
    etapes = [Etape(rang, f"Étape {rang}", etat, "Qui", ("Quand",)) for rang, etat in enumerate(etats)]
    assert place_du_jour(etapes) == place
    libelle = "Aujourd’hui, 22\xa0janv."
    for dessiner in (cycle_horizontal, cycle_vertical):
        dessin = dessiner(etapes, theme=ECRAN, aujourdhui=libelle)
        # Once drawn, once in words.
        assert dessin.count(libelle) == (2 if place else 0)
        assert libelle not in dessiner(etapes, theme=ECRAN)
    if place is not None and place[0] != place[1]:
        assert f"entre Étape {place[0]} et Étape {place[1]}" in alternative(etapes, libelle)


@pytest.mark.django_db
class TestPage:
    def test_chacun_lit_la_page_de_sa_region(self, monde: Any, connecte: Any) -> None:
        for cle in ("mir_a", "chef_local_a", "secretaire_a", "medecin_a", "prefet_a"):
            reponse = connecte(Client(), getattr(monde, cle)).get(reverse("accueil"))
            assert reponse.status_code == 200, cle
            assert "Accueil de la région Auvergne" in reponse.content.decode(), cle

    def test_le_national_voit_ses_regions_puis_l_une_d_elles(self, monde: Any, connecte: Any) -> None:
        client = connecte(Client(), monde.national)
        assert "Limousin" in client.get(reverse("accueil")).content.decode()
        assert client.get(reverse("region", args=[monde.limousin.pk])).status_code == 200

    def test_une_autre_region_n_existe_pas(self, monde: Any, connecte: Any) -> None:
        client = connecte(Client(), monde.mir_b)
        assert client.get(reverse("region", args=[monde.auvergne.pk])).status_code == 404
