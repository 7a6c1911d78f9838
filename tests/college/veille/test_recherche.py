"""Finding a note: accents, endings, apostrophes, hostile queries; and nothing of a text becomes HTML."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from college.veille.models import NoteVeille
from college.veille.recherche import DEBUT, FIN, extrait_de, souligner
from mutualisation.mandats.acteur import acteur_de
from tests.distribution import Monde
from tests.matrice.lignes.veille import brouillon, publiee, retiree
from tests.mutualisation.effectifs.lectures import texte

pytestmark = pytest.mark.django_db


@pytest.fixture
def trouver(client: Any, monde: Monde, connecte: Any) -> Any:
    """Titles found from the page of Auvergne, in order."""
    connecte(client, monde.medecin_a)

    def chercher(q: str = "", **filtres: Any) -> list[str]:
        reponse = client.get(reverse("veille", args=[monde.auvergne.pk]), {"q": q} | filtres)
        assert reponse.status_code == 200
        return [ligne["note"].titre for ligne in reponse.context["lignes"]]

    return chercher


@pytest.fixture
def fonds(monde: Monde) -> None:
    """Four notes about different things."""
    publiee(
        monde, titre="Légionelles dans les réseaux", source="Conseil d’hygiène", fonction="eaux_legionelles",
        texte="Chaque établissement tient un carnet sanitaire.", date_document=dt.date(2006, 3, 1),
    )  # fmt: skip
    publiee(
        monde, titre="Virus A/H5N1", source="Institut de veille", fonction="veille",
        texte="L’alerte aviaire, et un œdème des voies respiratoires.", date_document=dt.date(2007, 3, 1),
    )  # fmt: skip
    publiee(
        monde, titre="Permanence des soins", source="Ministère", fonction="permanence_soins",
        texte="Le carnet de garde des médecins. Les légionelles n’y sont pas.", date_document=dt.date(2007, 5, 1),
    )  # fmt: skip
    publiee(
        monde, titre="CSST/CCAA réunis", source="Mission", fonction="addictions",
        texte="Sous-préfectures consultées pendant l’été.", date_document=dt.date(2005, 5, 1),
    )  # fmt: skip


@pytest.mark.usefixtures("fonds")
@pytest.mark.parametrize(
    ("q", "attendus"),
    [
        ("légionelles", ["Légionelles dans les réseaux", "Permanence des soins"]),
        ("LEGIONELLE", ["Légionelles dans les réseaux", "Permanence des soins"]),
        ("etablissements", ["Légionelles dans les réseaux"]),
        ("réseau", ["Légionelles dans les réseaux"]),
        ("l'alerte", ["Virus A/H5N1"]),
        ("l’alerte", ["Virus A/H5N1"]),
        ("oedeme", ["Virus A/H5N1"]),
        ("œdèmes", ["Virus A/H5N1"]),
        ("h5n1", ["Virus A/H5N1"]),
        ("a/h5n1", ["Virus A/H5N1"]),
        ("ccaa", ["CSST/CCAA réunis"]),
        ("prefecture", ["CSST/CCAA réunis"]),
        ("été", ["CSST/CCAA réunis"]),
        ('"carnet sanitaire"', ["Légionelles dans les réseaux"]),
        ("carnet -garde", ["Légionelles dans les réseaux"]),
        ("aviaire or permanence", ["Permanence des soins", "Virus A/H5N1"]),
        ("le la les", []),
        ("les préfectures", ["CSST/CCAA réunis"]),
        ("introuvable", []),
    ],
)
def test_chercher(trouver: Any, q: str, attendus: list[str]) -> None:
    assert trouver(q) == attendus


@pytest.mark.usefixtures("fonds")
@pytest.mark.parametrize(
    "q",
    [
        *("' | & ! (", "'); DROP TABLE college_noteveille; --", '"', "-", "\\", ":*", "<->", "a:b", "%s %(x)s"),
        *("({[", "!!", "é" * 200),
    ],
)
def test_une_requete_hostile_ne_trouve_rien_et_ne_casse_rien(trouver: Any, q: str) -> None:
    assert trouver(q) == []
    assert NoteVeille.objects.count() == 4


@pytest.mark.usefixtures("fonds")
def test_sans_mot_tout_est_la_le_dernier_publie_d_abord(trouver: Any) -> None:
    titres = ["CSST/CCAA réunis", "Permanence des soins", "Virus A/H5N1", "Légionelles dans les réseaux"]
    assert trouver("") == trouver("   ") == titres


@pytest.mark.usefixtures("fonds")
def test_une_requete_trop_longue_est_dite_au_champ(client: Any, monde: Monde, connecte: Any) -> None:
    reponse = connecte(client, monde.medecin_a).get(reverse("veille", args=[monde.auvergne.pk]), {"q": "grippe " * 300})
    assert "Deux cents caractères au plus." in texte(reponse)
    assert reponse.status_code == 200


def test_un_caractere_nul_ne_cherche_rien(client: Any, monde: Monde, connecte: Any) -> None:
    assert (
        connecte(client, monde.medecin_a).get(reverse("veille", args=[monde.auvergne.pk]) + "?q=a%00b").status_code
        == 200
    )


@pytest.mark.usefixtures("fonds")
def test_les_filtres_se_cumulent(trouver: Any, monde: Monde) -> None:
    assert trouver(annee=2007) == ["Permanence des soins", "Virus A/H5N1"]
    assert trouver(annee=2007, fonction="veille") == ["Virus A/H5N1"]
    assert trouver("légionelles", annee=2007) == ["Permanence des soins"]
    assert trouver(auteur=monde.medecin_a.pk, fonction="addictions") == ["CSST/CCAA réunis"]
    assert trouver(auteur="x", annee="mille", fonction="rien", etat="effacée") == trouver()
    assert trouver(origine="ailleurs") == []


def test_les_compteurs_s_accordent_et_l_absence_dit_quoi_faire(client: Any, monde: Monde, connecte: Any) -> None:
    adresse = reverse("veille", args=[monde.auvergne.pk])
    connecte(client, monde.medecin_a)
    assert "Aucune note n’est encore publiée" in texte(client.get(adresse))
    publiee(monde)
    assert "1 résultat " in texte(client.get(adresse))
    publiee(monde)
    assert "2 résultats" in texte(client.get(adresse))
    lu = texte(client.get(adresse, {"q": "rien"}))
    assert "0 résultat " in lu
    assert "Aucune note ne correspond" in lu
    assert "Effacer la recherche" in lu


def test_ce_qui_est_trouve_est_marque_et_rien_d_autre_ne_passe(client: Any, monde: Monde, connecte: Any) -> None:
    mechant = f"<script>alert(1)</script> La grippe <b>aviaire</b> {DEBUT}<img src=x>{FIN} <mark>faux</mark>"
    publiee(monde, titre="Grippe <i>aviaire</i>", texte=mechant)
    page = connecte(client, monde.medecin_a).get(reverse("veille", args=[monde.auvergne.pk]), {"q": "grippes"})
    html = page.content.decode()
    assert "<mark>grippe</mark>" in html
    assert "<mark>Grippe</mark>" in html
    for balise in ("<script>alert", "<b>", "<i>", "<img src=x>", "<mark>faux", DEBUT, FIN):
        assert balise not in html


@pytest.mark.parametrize(
    ("brut", "attendu"),
    [
        (f"a {DEBUT}b{FIN} c", "a <mark>b</mark> c"),
        (f"{DEBUT}<b>{FIN}", "<mark>&lt;b&gt;</mark>"),
        (f"{DEBUT}{DEBUT}x{FIN}", "<mark>x</mark>"),
        (f"x{FIN}{DEBUT}y", "xy"),
        ("& <", "&amp; &lt;"),
        ("", ""),
    ],
)
def test_souligner(brut: str, attendu: str) -> None:
    assert souligner(brut) == attendu


def test_brouillons_et_retraits_ne_se_trouvent_pas(client: Any, monde: Monde, connecte: Any) -> None:
    brouillon(monde, titre="Ébauche")
    retiree(monde)
    adresse = reverse("veille", args=[monde.auvergne.pk])

    def titres(personne: str, **filtres: str) -> list[str]:
        reponse = connecte(client, getattr(monde, personne)).get(adresse, filtres)
        return [ligne["note"].titre for ligne in reponse.context["lignes"]]

    for personne in ("medecin_a", "medecin_a2", "mir_a"):
        assert titres(personne) == titres(personne, q="grippe") == []
    assert titres("medecin_a", etat="brouillon") == ["Ébauche"]
    assert titres("mir_a", etat="brouillon") == titres("medecin_a2", etat="brouillon") == []
    assert (
        titres("mir_a", etat="retiree") == titres("medecin_a", etat="retiree") == ["Plan régional de grippe pandémique"]
    )
    assert titres("medecin_a2", etat="retiree") == []


def test_une_note_partagee_se_lit_des_autres_regions_et_de_nulle_part_ailleurs(monde: Monde) -> None:
    privee, partage = publiee(monde, titre="Privée"), publiee(monde, titre="Partagée", partagee=True)
    vues = {
        cle: set(NoteVeille.objects.visibles_par(acteur_de(getattr(monde, cle))))
        for cle in (
            "mir_a",
            "mir_b",
            "mir_outremer",
            "chef_siege_a",
            "prefet_a",
            "national",
            "praticien",
            "sans_mandat",
        )
    }
    assert vues["mir_a"] == {privee, partage}
    assert vues["mir_b"] == vues["mir_outremer"] == {partage}
    assert (
        vues["chef_siege_a"]
        == vues["prefet_a"]
        == vues["national"]
        == vues["praticien"]
        == vues["sans_mandat"]
        == set()
    )


@pytest.mark.parametrize(
    ("entier", "trouve", "attendu"),
    [
        ("Un texte court.", "Un texte court", "Un texte court"),
        ("Un début assez long, puis la suite du texte", "puis la suite du texte", "… puis la suite du texte"),
        ("Un début assez long, puis la suite du texte", "Un début assez long", "Un début assez long …"),
        (
            "Avant. Le milieu seulement. Après.",
            f"Le {DEBUT}milieu{FIN} seulement",
            "… Le <mark>milieu</mark> seulement …",
        ),
    ],
)
def test_un_extrait_dit_ou_le_texte_continue(entier: str, trouve: str, attendu: str) -> None:
    assert extrait_de(entier, trouve) == attendu
