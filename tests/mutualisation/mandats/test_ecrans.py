"""The screens of mandates, through HTTP: what each person reads and does, and what they are told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mutualisation.mandats.actions import mettre_fin, nommer
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.temps import aujourdhui
from tests.distribution import Monde, adresse

JOUR = dt.timedelta(days=1)
POUR_AUTRUI = {"debut": "2027-01-04", "acte": "Arrêté n° 7", "date_acte": "2027-01-04"}


@pytest.fixture
def en(monde: Monde, connecte: Any) -> Callable[[str], Client]:
    """`en("mir_a")`: a browser where that person is signed in."""
    return lambda cle: connecte(Client(), getattr(monde, cle))


def lu(reponse: Any) -> str:
    """What a person reads, on one line, with plain spaces."""
    texte = re.sub(r"<(script|head)\b.*?</\1>", " ", reponse.content.decode(), flags=re.DOTALL)
    return re.sub(r"[\s\u00a0\u202f]+", " ", re.sub(r"<[^>]+>", " ", texte))


def mandat_de(monde: Monde, cle: str) -> Mandat:
    return getattr(monde, cle).mandats.get(nature=Nature.TITULAIRE)


def saisie(monde: Monde, **champs: str) -> dict[str, str]:
    return {"role": "evaluateur", "titulaire": adresse("sans_mandat"), "debut": "2027-03-01"} | champs


def dit(reponse: Any) -> str:
    return " ".join(str(m) for m in get_messages(reponse.wsgi_request)).replace("\u00a0", " ")


# ── Reading ───────────────────────────────────────────────────────────────────


def test_la_liste_d_une_region(monde: Monde, en: Any) -> None:
    page = lu(en("mir_a").get(reverse("mandats_de_la_region", args=[monde.auvergne.pk])))
    assert "Directrice de la DDASS du Cantal depuis le 1er janvier 2007 En vigueur" in page
    assert "Nommer une personne" not in page
    assert "Dr Lucien Peyrichoux" not in page


@pytest.mark.parametrize(
    ("filtres", "attendus"),
    [
        ("", {"mir", "secretaire_ctri", "prefet"}),
        ("?etat=a_venir", {"evaluateur"}),
        ("?etat=termine", {"secretaire_ctri"}),
        ("?etat=tous&role=secretaire_ctri", {"secretaire_ctri"}),
        ("?q=albaret", {"directeur_ddass"}),
        ("?etat=inconnu", set()),
    ],
)
def test_les_filtres_sont_dans_l_adresse(monde: Monde, en: Any, filtres: str, attendus: set[str]) -> None:
    demain = DateRange(aujourdhui() + JOUR, None)
    nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=demain)
    passe = DateRange(dt.date(2007, 1, 1), dt.date(2007, 6, 1))
    nommer(par=None, titulaire=monde.sans_mandat, role="secretaire_ctri", region=monde.auvergne, periode=passe)
    reponse = en("administrateur").get(reverse("mandats_de_la_region", args=[monde.auvergne.pk]) + filtres)
    roles = {mandat.role for mandat in reponse.context["page"]}
    assert roles >= attendus
    if filtres:
        assert roles == attendus
    assert ("Aucun mandat à cet état" in lu(reponse)) == (not attendus)


def test_l_administration_part_du_dispositif(monde: Monde, en: Any) -> None:
    client = en("administrateur")
    reponse = client.get(reverse("mandats"), follow=True)
    assert "Mandats nationaux" in lu(reponse)
    assert "Membre de l’équipe nationale" in lu(reponse)
    assert reverse("mandats_de_la_region", args=[monde.limousin.pk]) in reponse.content.decode()


@pytest.mark.parametrize(
    ("cle", "statut"), [("mir_b", 404), ("sans_mandat", 404), ("mcr", 404), ("medecin_a", 200), ("national", 200)]
)
def test_un_mandat_n_existe_que_pour_qui_lit_sa_region(monde: Monde, en: Any, cle: str, statut: int) -> None:
    client = en(cle)
    pk = mandat_de(monde, "chef_local_a").pk
    assert client.get(reverse("mandat", args=[pk])).status_code == statut
    assert client.get(reverse("mandats_de_la_region", args=[monde.auvergne.pk])).status_code == statut


def test_la_page_d_un_mandat_dit_pourquoi_un_bouton_est_ferme(monde: Monde, en: Any) -> None:
    pk = mandat_de(monde, "chef_local_a").pk
    page = lu(en("mir_a").get(reverse("mandat", args=[pk])))
    assert "Mme Véronique Albaret Directrice de la DDASS du Cantal, depuis le 1er janvier 2007" in page
    assert "Vous n’avez pas le droit de tenir à jour les mandats ici" in page
    assert "Le logiciel : a enregistré ce mandat" in page


def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_mandats(monde: Monde, en: Any) -> None:
    client, url = en("administrateur"), reverse("mandats_de_la_region", args=[monde.auvergne.pk])

    def requetes() -> int:
        with CaptureQueriesContext(connection) as lues:
            client.get(url)
        return len(lues)

    requetes()  # the référentiel is parsed once per process
    avant = requetes()
    for _ in range(10):
        periode = DateRange(aujourdhui(), None)
        nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=periode)
    assert requetes() == avant


# ── Writing ───────────────────────────────────────────────────────────────────


def test_nommer_dit_l_effet(monde: Monde, en: Any) -> None:
    reponse = en("gestionnaire_a").post(
        reverse("nommer_dans_la_region", args=[monde.auvergne.pk]),
        saisie(monde, role="directeur_ddass", service=str(monde.services["43"].pk), debut="2099-03-01")
        | {"titulaire": "Medecin-A2@example.org"},
    )
    # The post is held: the refusal names who holds it, on the field to change.
    assert reponse.status_code == 200
    assert reponse.context["form"].errors.keys() == {"debut"}
    mettre_fin(par=None, mandat=mandat_de(monde, "chef_local_a3"), dernier_jour=dt.date(2099, 2, 28))
    reponse = en("gestionnaire_a").post(
        reverse("nommer_dans_la_region", args=[monde.auvergne.pk]),
        saisie(monde, role="directeur_ddass", service=str(monde.services["43"].pk), debut="2099-03-01"),
    )
    assert dit(reponse) == (
        "M. Paulin Escoubès : directeur de la DDASS de la Haute-Loire, depuis le 1er mars 2099. "
        "Ses droits s’ouvriront le 1er mars 2099."
    )
    assert reponse.url == reverse("mandat", args=[Mandat.objects.get(titulaire=monde.sans_mandat).pk])


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"titulaire": "inconnu@example.org"}, "titulaire", "Aucun compte ouvert à cette adresse."),
        ({"role": "directeur_ddass"}, "service", "Ce rôle se tient sur un service"),
        ({"service": "siege"}, "service", "Ce rôle se tient sur toute la région"),
        ({"fin": "2027-02-28"}, "fin", "La fin du mandat vient après son début."),
        ({"debut": ""}, "debut", "Ce champ est obligatoire."),
        ({"role": "mir"}, "debut", "Dr\u00a0Hélène Vasseur est déjà MIR"),
    ],
)
def test_une_erreur_est_au_champ_et_rien_n_est_perdu(
    monde: Monde, en: Any, champs: dict[str, str], champ: str, phrase: str
) -> None:
    if champs.get("service") == "siege":
        champs = {"service": str(monde.services["siege"].pk)}
    envoi = saisie(monde, acte="Arrêté n° 12", **champs) if "titulaire" not in champs else saisie(monde) | champs
    reponse = en("administrateur").post(reverse("nommer_dans_la_region", args=[monde.auvergne.pk]), envoi)
    formulaire = reponse.context["form"]
    assert list(formulaire.errors) == [champ]
    assert phrase in formulaire.errors[champ][0]
    assert 'list="personnes"' in reponse.content.decode()
    for nom, valeur in envoi.items():
        assert formulaire.data[nom] == valeur
    assert not Mandat.objects.filter(titulaire=monde.sans_mandat).exists()


def test_nommer_un_membre_de_l_equipe_nationale(monde: Monde, en: Any) -> None:
    dispositif = monde.auvergne.dispositif
    reponse = en("administrateur").post(
        reverse("nommer_dans_le_dispositif", args=[dispositif.pk]), saisie(monde, role="groupe_suivi")
    )
    assert reponse.status_code == 302
    assert Mandat.objects.get(titulaire=monde.sans_mandat).region is None


def test_nommer_par_pole_dans_l_autre_dispositif(monde: Monde, en: Any) -> None:
    client = en("administrateur_drsm")
    url = reverse("nommer_dans_la_region", args=[monde.bretagne.pk])
    refuse = client.post(url, saisie(monde, role="responsable_pole"))
    assert refuse.context["form"].errors["pole"] == ["Responsable de pôle\u00a0: indiquez le pôle."]
    assert client.post(url, saisie(monde, role="responsable_pole", pole="oss")).status_code == 302
    sans_fin = client.post(url, saisie(monde, role="responsabilite_regionale"))
    assert list(sans_fin.context["form"].errors) == ["fin"]


def test_deleguer_par_la_personne_elle_meme(monde: Monde, en: Any) -> None:
    pour = mandat_de(monde, "chef_siege_a")
    url = reverse("mandat_deleguer", args=[pour.pk])
    client = en("chef_siege_a")
    assert "Invitez-la" not in lu(client.get(url))
    champs = {
        "titulaire": adresse("associe_a"),
        "debut": "2027-01-04",
        "acte": "Arrêté n° 7",
        "date_acte": "2027-01-04",
    }
    reponse = client.post(url, champs | {"etendue": ["cadrer"]})
    assert "par délégation de Mme Geneviève Larcanche, directrice de la DRASS d’Auvergne" in dit(reponse)
    assert Mandat.objects.get(pour=pour).etendue == ["cadrer"]
    assert "M. Maël Brunovic" in lu(client.get(reverse("mandat", args=[pour.pk])))
    assert en("chef_local_a").get(url).status_code == 403


def test_suppleer_et_confier_un_interim(monde: Monde, en: Any) -> None:
    champs = {
        "titulaire": adresse("medecin_a2"),
        "debut": "2027-01-04",
        "acte": "Arrêté n° 7",
        "date_acte": "2027-01-04",
    }
    client = en("gestionnaire_a")
    reponse = client.post(reverse("mandat_suppleer", args=[mandat_de(monde, "mir_a").pk]), champs)
    assert "MIR en suppléance de Dr Hélène Vasseur" in dit(reponse)
    url = reverse("interim", args=[monde.auvergne.pk])
    assert client.post(url, champs | {"role": "mir", "acte": ""}).context["form"].errors.keys() == {"acte"}
    assert client.post(url, champs | {"role": "mir"}).status_code == 302
    assert Mandat.objects.get(nature=Nature.INTERIM).pour == mandat_de(monde, "mir_a")


def test_mettre_fin(monde: Monde, en: Any) -> None:
    mandat = mandat_de(monde, "secretaire_a")
    url = reverse("mandat_finir", args=[mandat.pk])
    client = en("gestionnaire_a")
    refuse = client.post(url, {"dernier_jour": "2006-12-31"})
    assert list(refuse.context["form"].errors) == ["dernier_jour"]
    reponse = client.post(url, {"dernier_jour": "2026-06-30", "motif": "Mutation"})
    assert dit(reponse) == "Le mandat de Mme Odile Fressange prend fin le 30 juin 2026 au soir."
    page = lu(client.get(reverse("mandat", args=[mandat.pk])))
    assert "Terminé" in page
    assert "a mis fin au mandat, dernier jour le 30 juin 2026 « Mutation »" in page
    assert "Ce mandat a pris fin le 30 juin 2026." in page


def test_annuler_un_mandat_a_venir(monde: Monde, en: Any) -> None:
    demain = DateRange(aujourdhui() + JOUR, None)
    mandat = nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=demain)
    client = en("gestionnaire_a")
    assert "Annuler le mandat" in lu(client.get(reverse("mandat", args=[mandat.pk])))
    url = reverse("mandat_annuler", args=[mandat.pk])
    assert list(client.post(url, {"motif": ""}).context["form"].errors) == ["motif"]
    assert "n’ouvrira aucun droit" in dit(client.post(url, {"motif": "Erreur de personne"}))
    assert not Mandat.objects.filter(pk=mandat.pk).exists()
    assert client.get(reverse("mandat_annuler", args=[mandat_de(monde, "mir_a").pk])).status_code == 403


@pytest.mark.parametrize("nom", ["nommer_dans_la_region", "interim"])
def test_les_formulaires_sont_fermes_a_qui_ne_gere_pas(monde: Monde, en: Any, nom: str) -> None:
    url = reverse(nom, args=[monde.auvergne.pk])
    assert en("mir_a").get(url).status_code == 403
    assert en("mir_b").get(url).status_code == 404
    assert en("gestionnaire_a").get(url).status_code == 200
