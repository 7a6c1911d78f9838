"""The home page kept in memory is named after all that it says: whatever changes is shown at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from mutualisation.accueil import composition
from mutualisation.accueil.registre import Registre
from mutualisation.comptes.models import Utilisateur
from mutualisation.territoire.models import Circonscription, Service
from tests.distribution import Monde
from tests.mutualisation.accueil import decor

pytestmark = pytest.mark.django_db

BLOCS = {
    "taches": decor.TACHES[0],
    "attentes": decor.ATTENTES[0],
    "chiffres": decor.CHIFFRES[2],
    "faits": decor.FAITS[1],
    "etapes": decor.ETAPES[3],
    "echeances": composition.Echeance(dt.date(2008, 2, 5), "CTRI du 5 février 2008"),
}
CHAMPS = [(genre, champ.name) for genre, bloc in BLOCS.items() for champ in dataclasses.fields(bloc)]
ETATS = {"en_cours": "fait"}


def autre(valeur: Any) -> Any:
    """A value of the same kind that is not this one."""
    match valeur:
        case bool():
            return not valeur
        case int() | float():
            return valeur / 2 if isinstance(valeur, float) else valeur + 1
        case dt.datetime() | dt.date():
            return valeur + dt.timedelta(days=1)
        case tuple():
            return (*valeur[:-1], "Autrement")
        case _:
            return ETATS.get(valeur, f"{valeur}/autrement")


@pytest.fixture
def mir(connecte: Any, monde: Monde, monkeypatch: pytest.MonkeyPatch) -> Client:
    Utilisateur.objects.filter(pk=monde.mir_a.pk).update(derniere_visite=decor.VISITE)
    monkeypatch.setattr(composition, "aujourdhui", lambda fuseau=None: decor.JOUR)
    caches["morceaux"].clear()
    client: Client = connecte(Client(), monde.mir_a)
    return client


def accueil(client: Client) -> str:
    return client.get("/").content.decode().split("<main", 1)[1]


def montrer(monkeypatch: pytest.MonkeyPatch, **blocs: Any) -> None:
    registre = Registre()
    for genre, bloc in blocs.items():
        registre.inscrire(genre, lambda acteur, region, bloc=bloc: [bloc])
    monkeypatch.setattr(composition, "registre", registre)


@pytest.mark.parametrize(("genre", "champ"), CHAMPS)
def test_chaque_mot_de_chaque_bloc_suit(mir: Client, monkeypatch: pytest.MonkeyPatch, genre: str, champ: str) -> None:
    montrer(monkeypatch, **{genre: BLOCS[genre]})
    accueil(mir)
    change = dataclasses.replace(BLOCS[genre], **{champ: autre(getattr(BLOCS[genre], champ))})
    montrer(monkeypatch, **{genre: change})
    garde = accueil(mir)
    caches["morceaux"].clear()
    assert garde == accueil(mir)


@pytest.mark.parametrize("champ", [champ.name for champ in dataclasses.fields(composition.Colonne)])
def test_chaque_chiffre_du_tableau_suit(mir: Client, monde: Monde, monkeypatch: pytest.MonkeyPatch, champ: str) -> None:
    pk = monde.services["03"].pk
    avant = composition.Colonne("Médecins", {pk: "2"}, "11", frozenset(), {pk: 0.5}, 0.5)
    apres: dict[str, Any] = {"valeurs": {pk: "3"}, "alertes": frozenset({pk}), "parts": {pk: 0.25}}
    montrer(monkeypatch, colonnes=avant)
    accueil(mir)
    valeur = apres[champ] if champ in apres else autre(getattr(avant, champ))
    montrer(monkeypatch, colonnes=dataclasses.replace(avant, **{champ: valeur}))
    garde = accueil(mir)
    caches["morceaux"].clear()
    assert garde == accueil(mir)


def test_les_noms_de_lieux_suivent(mir: Client, monde: Monde) -> None:
    assert "Tournebride" not in accueil(mir)
    Service.objects.filter(pk=monde.services["03"].pk).update(nom="DDASS de Tournebride")
    assert "DDASS de Tournebride" in accueil(mir)
    Circonscription.objects.filter(pk=monde.auvergne.circonscription_id).update(nom="Tournebride-sur-Loire")
    assert "Accueil de la région Tournebride-sur-Loire" in accueil(mir)


def test_la_page_gardee_sert(mir: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    montrer(monkeypatch, **BLOCS)
    premiere = accueil(mir)
    monkeypatch.setattr(composition, "cycle_horizontal", lambda *_, **__: pytest.fail("dessiné de nouveau"))
    assert accueil(mir) == premiere
