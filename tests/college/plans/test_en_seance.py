"""Changing a plan in session, part by part, whatever its size (règle V4)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from ctri.dossiers import decision
from ctri.dossiers.models import Dossier, Modification
from ctri.dossiers.types import type_de
from ctri.seances.models import Point
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from tests.college.plans.en_seance import plan_en_seance

pytestmark = pytest.mark.django_db


def champs(page: str) -> dict[str, str]:
    """What a browser would send of the form: every field, as it stands."""
    formulaire = page[page.index('<form method="post" class="formulaire"') :]
    formulaire = formulaire[: formulaire.index("</form>")]
    saisis = {}
    for balise in re.findall(r"<input[^>]+>", formulaire):
        attributs = dict(re.findall(r'(\w+)="([^"]*)"', balise))
        saisis[attributs["name"]] = attributs.get("value", "")
    for nom, options in re.findall(r'<select[^>]+name="([^"]+)"[^>]*>(.*?)</select>', formulaire, re.S):
        saisis[nom] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    return saisis


def partie(client: Client, point: Point, rang: int) -> tuple[str, dict[str, str]]:
    """The address of a part, and its form as it opens."""
    adresse = f"{reverse('point_modifier', args=[point.pk])}?partie={rang}"
    return adresse, champs(client.get(adresse).content.decode())


def test_mille_actions_se_modifient_en_seance(monde: Any, connecte: Any) -> None:
    point = plan_en_seance(monde, 1_000)
    dossier = Dossier.objects.get(pk=point.dossier_id)
    contenu = decision.texte_en_cours(dossier)
    # More fields than one form may send: all of them at once would be a bare error.
    assert len(type_de(dossier).champs_modifiables(contenu)) > 2 * settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    client = connecte(Client(), monde.secretaire_a)
    liste = client.get(reverse("point_modifier", args=[point.pk]))
    assert len(liste.context["parties"]) == 1_000
    for rang in (1, 500, 1_000):
        adresse, saisis = partie(client, point, rang)
        cle = next(nom for nom in saisis if nom.endswith("-resultat"))
        assert client.post(adresse, saisis | {cle: f"Résultat {rang}"}).status_code == 302
    resultats = [a["resultat"] for a in Modification.objects.get().contenu["actions"]]
    assert [r for r in resultats if r.startswith("Résultat")] == ["Résultat 1", "Résultat 500", "Résultat 1000"]
    liste = client.get(reverse("point_modifier", args=[point.pk]))
    assert liste.context["modifiees"] == 3
    assert "avec 3\xa0modifications" in client.get(reverse("seance", args=[point.seance_id])).content.decode()


@pytest.fixture
def point(monde: Any) -> Point:
    return plan_en_seance(monde, 4)


def test_on_cherche_dans_le_texte(monde: Any, connecte: Any, point: Point) -> None:
    client = connecte(Client(), monde.secretaire_a)
    adresse = reverse("point_modifier", args=[point.pk])
    assert [p.rang for p in client.get(f"{adresse}?q=DE RANG 3").context["parties"]] == [2]
    vide = client.get(f"{adresse}?q=introuvable")
    assert "Aucune partie ne répond" in vide.content.decode()


@pytest.mark.parametrize("suite", ["?partie=0", "?partie=5", "?partie=x"])
def test_une_partie_qui_n_existe_pas(monde: Any, connecte: Any, point: Point, suite: str) -> None:
    client = connecte(Client(), monde.secretaire_a)
    adresse = reverse("point_modifier", args=[point.pk]) + suite
    assert client.get(adresse).status_code == 404
    assert client.post(adresse, {}).status_code == 404
    assert client.post(reverse("point_modifier", args=[point.pk]), {}).status_code == 404


def test_une_erreur_se_dit_a_son_champ_et_garde_ce_qui_est_ecrit(monde: Any, connecte: Any, point: Point) -> None:
    client = connecte(Client(), monde.secretaire_a)
    adresse, saisis = partie(client, point, 2)
    cles = {nom.rsplit("-", 1)[-1]: nom for nom in saisis}
    reponse = client.post(adresse, saisis | {cles["debut"]: "9", cles["fin"]: "3", cles["resultat"]: "Autre chose"})
    lu = reponse.content.decode()
    assert reponse.status_code == 400
    assert "Le dernier mois précède le premier." in lu
    assert "Autre chose" in lu
    assert not Modification.objects.exists()


def test_deux_personnes_a_deux_endroits_ne_s_effacent_pas(monde: Any, point: Point) -> None:
    """Each starts from the text as it stands when theirs is written, not from what their page showed."""
    dossier = Dossier.objects.get(pk=point.dossier_id)
    premiere, seconde = (a["id"] for a in decision.texte_en_cours(dossier)["actions"][:2])
    for cle, personne in ((premiere, monde.secretaire_a), (seconde, monde.chef_siege_a)):
        donnees = QueryDict(mutable=True)
        donnees[f"action-{cle}-resultat"] = f"Par {personne.nom}"
        assert decision.retoucher(dossier=dossier, donnees=donnees, par=acteur_de(personne)) == {}
    assert [a["resultat"] for a in decision.texte_en_cours(dossier)["actions"][:2]] == [
        "Par Fressange",
        "Par Larcanche",
    ]


def test_enregistrer_sans_rien_changer_garde_les_voix(monde: Any, connecte: Any, point: Point) -> None:
    votant = point.seance.presences.filter(voix=True)[0]
    point.voix.create(presence=votant, sens="pour")
    client = connecte(Client(), monde.secretaire_a)
    adresse, saisis = partie(client, point, 1)
    assert client.post(adresse, saisis).status_code == 302
    assert (point.voix.count(), Modification.objects.count()) == (1, 0)
    cle = next(nom for nom in saisis if nom.endswith("-intitule"))
    client.post(adresse, saisis | {cle: "Autre intitulé"})
    assert (point.voix.count(), Modification.objects.count()) == (0, 1)


@pytest.mark.parametrize("cle", ["mir_a", "medecin_a", "chef_local_a", "mir_b", "sans_mandat"])
def test_seul_qui_tient_la_seance_retouche(monde: Any, point: Point, cle: str) -> None:
    with pytest.raises(Refus, match="Réservé"):
        decision.retoucher(dossier=point.dossier, donnees=QueryDict("texte=x"), par=acteur_de(getattr(monde, cle)))
