"""A published framing is amended by a dated version: why, what it changes, who is told, what came before (règle V2)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ctri.cadrage import actions
from ctri.cadrage.models import Cadrage, Objectif
from ctri.cadrage.versions import Versions
from ctri.dossiers.models import Dossier
from mutualisation.courriels.models import Courriel
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import horloge
from tests.courriels import distribuer
from tests.ctri import moments
from tests.ctri.conftest import Parcours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("type_essai")]
JANVIER = dt.datetime(2027, 1, 8, 9, tzinfo=dt.UTC)
MOTIF = "Circulaire du 12\xa0janvier"


@pytest.fixture
def presidence(monde: Any) -> Acteur:
    return acteur_de(monde.chef_siege_a)


@pytest.fixture
def premier(monde: Any) -> Cadrage:
    with horloge(JANVIER):
        return moments.cadrage_publie(monde)


def deuxieme(monde: Any, presidence: Acteur) -> Cadrage:
    """The first objective reworded, the second removed, a third added."""
    brouillon = actions.ouvrir(region=monde.auvergne, annee=2027, par=presidence)
    premier, second = brouillon.objectifs.all()
    premier.libelle = "Objectif précisé"
    actions.modifier_objectif(objectif=premier, par=presidence)
    actions.supprimer_objectif(objectif=second, par=presidence)
    actions.ajouter_objectif(
        cadrage=brouillon, libelle="Objectif nouveau", priorite=True, resultat="", indicateur="", par=presidence
    )
    return brouillon


def publiee(monde: Any, presidence: Acteur) -> Cadrage:
    with horloge(JANVIER + dt.timedelta(days=10)):
        return actions.publier(cadrage=deuxieme(monde, presidence), par=presidence, motif=MOTIF)


def texte(reponse: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def test_une_version_se_compare_a_celle_d_avant(monde: Any, premier: Cadrage, presidence: Acteur) -> None:
    brouillon = deuxieme(monde, presidence)
    versions = Versions(monde.auvergne, 2027)
    differences = versions.differences(premier, brouillon)
    assert [(c.nature, [ligne.champ for ligne in c.lignes]) for c in differences.changements] == [
        ("modifie", ["Libellé"]),
        ("supprime", ["Rang", "Sorte", "Libellé", "Résultat attendu", "Indicateur"]),
        ("ajoute", ["Rang", "Sorte", "Libellé"]),
    ]
    assert versions.differences(premier, premier).changements == ()
    assert versions.precedente(brouillon) == premier


def test_un_objectif_se_suit_de_version_en_version(monde: Any, premier: Cadrage, presidence: Acteur) -> None:
    origine = premier.objectifs.get(rang=1)
    publiee(monde, presidence)
    troisieme = actions.ouvrir(region=monde.auvergne, annee=2027, par=presidence)
    heritiers = Versions(monde.auvergne, 2027).heritiers(troisieme)
    assert heritiers[origine.pk] == troisieme.objectifs.get(rang=1).pk
    assert premier.objectifs.get(rang=2).pk not in heritiers


def test_sans_motif_rien_ne_change(monde: Any, premier: Cadrage, presidence: Acteur) -> None:
    brouillon = deuxieme(monde, presidence)
    with pytest.raises(Refus, match="Dites pourquoi le cadrage change"):
        actions.publier(cadrage=brouillon, par=presidence, motif="  ")
    with pytest.raises(IntegrityError, match="cadrage_modifie_motive"), transaction.atomic():
        Cadrage.objects.filter(pk=brouillon.pk).update(publie_le=JANVIER, publie_par=monde.chef_siege_a)
    assert actions.publie(monde.auvergne, 2027) == premier


def test_le_motif_est_dans_la_version_et_dans_l_historique(monde: Any, premier: Cadrage, presidence: Acteur) -> None:
    cadrage = publiee(monde, presidence)
    [acte] = historique(cadrage).filter(code="publier")
    assert acte.motif is not None
    assert (cadrage.motif, acte.motif.texte, cadrage.version) == (MOTIF, MOTIF, 2)


def test_le_comite_le_proposant_et_le_college_sont_prevenus(monde: Any, premier: Cadrage, presidence: Acteur) -> None:
    Courriel.objects.all().delete()
    with horloge(JANVIER + dt.timedelta(days=10)):
        publiee(monde, presidence)
        prevenus = set(Courriel.objects.values_list("destinataire__email", flat=True))
        attendus = {"mir_a", "chef_local_a", "chef_local_a4", "medecin_a", "medecin_a3"}
        assert {getattr(monde, cle).email for cle in attendus} <= prevenus
        # Neither the author, nor somebody of another region, nor somebody who only reads.
        assert prevenus.isdisjoint({getattr(monde, cle).email for cle in ("chef_siege_a", "mir_b", "prefet_a")})
        corps = next(m.body for m in distribuer() if m.to == [monde.mir_a.email])
    assert f"Motif\xa0: {MOTIF}" in corps
    assert "- Objectif 1\xa0: Objectif précisé" in corps
    assert "(ajout)" in corps
    assert "(suppression)" in corps


def test_une_annonce_depassee_ne_part_pas(monde: Any, premier: Cadrage, presidence: Acteur) -> None:
    with horloge(JANVIER + dt.timedelta(days=10)):
        publiee(monde, presidence)
        # Those of the first version are still waiting: they would announce what is no longer asked.
        assert {m.subject for m in distribuer()} == {"Cadrage 2027 modifié"}


def test_la_page_montre_le_motif_les_changements_et_les_textes_d_avant(
    monde: Any, premier: Cadrage, presidence: Acteur, connecte: Any
) -> None:
    with horloge(JANVIER + dt.timedelta(days=2)):
        moments.soumis(monde)
    cadrage = publiee(monde, presidence)
    page = connecte(Client(), monde.chef_local_a).get(reverse("cadrage", args=[cadrage.pk]))
    lu = texte(page)
    assert "Circulaire du 12 janvier" in lu
    assert "3 changements depuis la version précédente" in lu
    assert [dossier.titre for dossier, _ in page.context["touchees"]] == ["Plan de travail 2027"]
    ancien = texte(connecte(Client(), monde.chef_local_a).get(reverse("cadrage", args=[premier.pk])))
    assert "Une version plus récente remplace celle-ci." in ancien


def test_un_brouillon_touche_ne_se_montre_qu_a_ses_redacteurs(
    monde: Any, premier: Cadrage, presidence: Acteur, connecte: Any, parcours: Parcours
) -> None:
    dossier = parcours.brouillon()
    Dossier.objects.filter(pk=dossier.pk).update(cree_le=JANVIER + dt.timedelta(days=1))
    adresse = reverse("cadrage", args=[publiee(monde, presidence).pk])
    assert connecte(Client(), monde.chef_local_a).get(adresse).context["touchees"] == []
    assert [d.pk for d, _ in connecte(Client(), monde.mir_a).get(adresse).context["touchees"]] == [dossier.pk]


def test_le_dossier_dit_ce_qui_a_change_depuis_sa_version(
    monde: Any, premier: Cadrage, presidence: Acteur, connecte: Any
) -> None:
    with horloge(JANVIER + dt.timedelta(days=2)):
        dossier = moments.soumis(monde)
    adresse = reverse("dossier", args=[dossier.pk]) + "?onglet=objectifs"
    assert "a changé depuis" not in texte(connecte(Client(), monde.chef_local_a).get(adresse))
    publiee(monde, presidence)
    lu = texte(connecte(Client(), monde.chef_local_a).get(adresse))
    assert "Ce que le CTRI a changé depuis cette version" in lu
    assert "Ce texte répond à la version 1 du cadrage." in lu
    assert "Objectif précisé" in lu


def test_publier_se_demande_puis_se_fait(monde: Any, premier: Cadrage, presidence: Acteur, connecte: Any) -> None:
    client = connecte(Client(), monde.chef_siege_a)
    brouillon = deuxieme(monde, presidence)
    adresse = reverse("cadrage_publier", args=[brouillon.pk])
    page = texte(client.get(adresse))
    assert "3 changements depuis la version en vigueur" in page
    assert "prévenues par courriel" in page
    refus = client.post(adresse, {"motif": ""})
    assert refus.status_code == 400
    assert not Cadrage.objects.filter(pk=brouillon.pk, publie_le__isnull=False).exists()
    assert client.post(adresse, {"motif": MOTIF}).status_code == 302
    assert Cadrage.objects.get(pk=brouillon.pk).motif == MOTIF


def test_autant_de_requetes_pour_un_objectif_et_un_texte_que_pour_dix(
    monde: Any, premier: Cadrage, presidence: Acteur, connecte: Any, parcours: Parcours
) -> None:
    with horloge(JANVIER + dt.timedelta(days=2)):
        moments.soumis(monde)
    cadrage = publiee(monde, presidence)
    client = connecte(Client(), monde.mir_a)
    adresse = reverse("cadrage", args=[cadrage.pk])

    def requetes() -> int:
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    peu = requetes()
    avec_brouillon = actions.ouvrir(region=monde.auvergne, annee=2027, par=presidence)
    for rang in range(10):
        Objectif.objects.create(cadrage=avec_brouillon, rang=10 + rang, libelle=f"Objectif {rang}")
        Dossier.objects.create(
            region=monde.auvergne, livrable="plan_formation", genre="essai", annee=2027, pole=str(rang), titre="Plan",
            reference=f"P{rang}", etat="soumise", version=1,
        )  # fmt: skip
    Dossier.objects.filter(livrable="plan_formation").update(cree_le=JANVIER + dt.timedelta(days=1))
    assert requetes() == peu
