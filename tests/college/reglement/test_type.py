"""The college's rules as a dossier: submitted, amended in session, validated, amended (règles V4, V5, V9)."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from college.reglement.actions import abroger_article, ajouter_article, modifier_article
from college.reglement.fabrique import FABRIQUES
from college.reglement.instantane import instantane
from college.reglement.models import Reglement
from ctri.dossiers import decision
from ctri.dossiers.types import type_de
from mutualisation.documents.models import Document
from mutualisation.mandats.acteur import acteur_de
from tests.college.reglement import fabriques
from tests.lecture_pdf import LecturePdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def reglement(monde: Any) -> Reglement:
    return fabriques.ouvert(monde)


@pytest.fixture
def par(monde: Any) -> Any:
    return acteur_de(monde.mir_a)


def codes(reglement: Reglement) -> dict[str, str]:
    return {m.code: m.url for m in type_de(reglement.dossier).manques(reglement.dossier)}


def modifier(contenu: Any, dossier: Any, **changes: str) -> tuple[Any, dict[str, str]]:
    donnees = QueryDict(mutable=True)
    donnees.update(changes)
    return type_de(dossier).modifier(contenu, donnees)


# ── What prevents submission ──────────────────────────────────────────────────


def test_les_manques_menent_a_la_page_ou_ils_se_corrigent(reglement: Reglement, par: Any) -> None:
    article = fabriques.article(reglement)
    modifier_article(article=article, titre=article.titre, texte="", revision=0, par=par)
    manques = codes(reglement)
    assert manques["article_vide"] == f"/reglements/{reglement.pk}/articles/{article.pk}/#id_texte"
    assert manques["parametre_sans_article"] == f"/reglements/{reglement.pk}/regles/#enonces"


def test_un_article_abroge_n_enonce_plus_sa_regle(reglement: Reglement, par: Any) -> None:
    abroger_article(article=fabriques.article(reglement), par=par)
    assert "parametre_sans_article" in codes(reglement)
    assert "article_vide" not in codes(reglement)


def test_un_texte_sans_article_se_dit(reglement: Reglement) -> None:
    reglement.articles.all().delete()
    assert codes(reglement)["sans_article"] == f"/reglements/{reglement.pk}/articles/nouveau/"


def test_soumettre_fige_le_texte_lu_et_demande_le_pdf(monde: Any, reglement: Reglement) -> None:
    dossier = fabriques.soumis(monde, reglement)
    version = dossier.versions.get()
    convocation = version.contenu["articles"][3]
    assert "{preavis_jours}" in convocation["texte"]
    assert "huit\xa0jours" in convocation["lu"]
    assert version.contenu["avis_college"]["sens"] == "favorable"
    assert Document.objects.get(source_id=version.pk).genre == "reglement_interieur_soumis"


# ── In session ────────────────────────────────────────────────────────────────


def test_chaque_valeur_modifiable_se_relit_a_l_identique(reglement: Reglement) -> None:
    contenu = instantane(reglement)
    champs = type_de(reglement.dossier).champs_modifiables(contenu)
    assert modifier(contenu, reglement.dossier, **{c.cle: c.valeur for c in champs}) == (contenu, {})


def test_une_regle_changee_en_seance_change_l_article_qui_l_enonce(reglement: Reglement) -> None:
    contenu = instantane(reglement)
    nouveau, erreurs = modifier(contenu, reglement.dossier, **{"parametre-preavis_jours": "10"})
    assert erreurs == {}
    assert "dix\xa0jours" in nouveau["articles"][3]["lu"]
    titres = [c.titre for c in type_de(reglement.dossier).differences(contenu, nouveau).changements]
    assert titres == ["Article 4. Convocation", "Règles qui en découlent"]


@pytest.mark.parametrize(
    ("cle", "valeur", "raison"),
    [
        ("article-4-titre", " ", "Le titre est obligatoire."),
        ("article-4-titre", "x" * 121, "120 caractères au plus."),
        ("article-4-texte", "", "Un article ne se vide pas"),
        ("article-4-texte", "{quorum", "n’est pas un repère"),
        ("article-4-etat", "perdu", "Choisissez un état."),
        ("parametre-quorum", "101", "de 0 à 100"),
        ("parametre-quorum", "beaucoup", "Écrivez un nombre entier"),
        ("parametre-transmission_avant_approbation", "peut-être", "Choisissez oui ou non."),
    ],
)
def test_une_modification_fausse_est_dite_a_son_champ(reglement: Reglement, cle: str, valeur: str, raison: str) -> None:
    contenu = instantane(reglement)
    nouveau, erreurs = modifier(contenu, reglement.dossier, **{cle: valeur})
    assert list(erreurs) == [cle]
    assert raison in erreurs[cle]
    assert nouveau == contenu


def test_le_texte_modifie_est_controle(monde: Any, reglement: Reglement) -> None:
    contenu, _ = modifier(instantane(reglement), reglement.dossier, **{"article-9-etat": "abroge"})
    assert [m.code for m in type_de(reglement.dossier).controler(contenu)] == ["parametre_sans_article"]


def test_valide_avec_modifications_le_brouillon_suit(monde: Any, reglement: Reglement) -> None:
    dossier = fabriques.decider(
        monde, fabriques.soumis(monde, reglement), "valider_modifiee", **{
            "parametre_preavis_jours": "10", "article_6-texte": "La présence est obligatoire.",
        },
    )  # fmt: skip
    version = dossier.versions.latest("numero")
    assert (version.numero, version.origine) == (2, "seance")
    assert Reglement.objects.get(pk=reglement.pk).preavis_jours == 10
    assert instantane(reglement)["articles"] == version.contenu["articles"]


def test_le_texte_complet_se_lit_avant_la_decision(monde: Any, connecte: Any, reglement: Reglement) -> None:
    dossier = fabriques.soumis(monde, reglement)
    point = fabriques.en_seance(monde, dossier)
    client = connecte(Client(), monde.chef_local_a)
    adresse = reverse("point_texte", args=[point.pk])
    assert "huit\xa0jours" in client.get(adresse).content.decode()
    decision.retoucher(
        dossier=dossier, donnees=QueryDict("parametre-preavis_jours=10"), par=acteur_de(monde.secretaire_a)
    )
    lu = client.get(adresse).content.decode()
    assert "dix\xa0jours" in lu
    assert "2\xa0modifications de la séance" in lu


def test_un_article_s_ecrit_en_seance_sur_plusieurs_alineas(monde: Any, connecte: Any, reglement: Reglement) -> None:
    point = fabriques.en_seance(monde, fabriques.soumis(monde, reglement))
    client = connecte(Client(), monde.secretaire_a)
    adresse = f"{reverse('point_modifier', args=[point.pk])}?partie=6"
    assert '<textarea class="fr-input" rows="12" id="article-6-texte"' in client.get(adresse).content.decode()
    assert client.post(adresse, {"article-6-texte": "Un.\r\nDeux."}).status_code == 302
    contenu = decision.texte_en_cours(reglement.dossier)
    assert contenu["articles"][5]["lu"] == "Un.\n\nDeux."


# ── Afterwards ────────────────────────────────────────────────────────────────


def test_un_avenant_part_du_texte_valide_et_se_compare_a_lui(monde: Any, connecte: Any, par: Any) -> None:
    dossier = fabriques.valide(monde, parametre_preavis_jours="10")
    avenant = fabriques.avenant(monde, dossier)
    version = dossier.versions.latest("numero")
    assert instantane(avenant)["articles"] == version.contenu["articles"]
    assert instantane(avenant)["remplace"] == dossier.reference
    ajouter_article(reglement=avenant, titre="Urgence", texte="Sans délai.", apres=4, par=par)
    page = connecte(Client(), monde.medecin_a).get(reverse("reglement_comparaison", args=[avenant.pk]))
    assert "Comparaison avec l’acte RIC-AUV-2027" in page.content.decode()
    assert [c.titre for c in page.context["differences"].changements] == ["Article 4-1. Urgence"]


def test_sans_objectif_le_dossier_n_en_parle_pas(monde: Any, connecte: Any, reglement: Reglement) -> None:
    dossier = fabriques.soumis(monde, reglement)
    page = connecte(Client(), monde.chef_local_a).get(reverse("dossier", args=[dossier.pk]))
    assert [o.code for o in page.context["onglets"]] == ["contenu", "differences", "decision", "historique"]
    assert page.context["onglets"][0].sous_titre == "17\xa0articles"


def test_les_deux_pdf(monde: Any) -> None:
    dossier = fabriques.valide(monde, parametre_preavis_jours="10")
    soumise, validee = dossier.versions.all()
    rendre_soumis, rendre_valide = (fabrique.rendre for fabrique in FABRIQUES)
    projet = LecturePdf(rendre_soumis(soumise.pk, lambda page: None).octets)
    assert "Règlement intérieur du collège" in projet.pages[0]
    assert "DRASS d’Auvergne" in projet.pages[0]
    assert all("projet du 5 février 2027, non validé" in page for page in projet.pages[1:])
    assert "au moins huit jours avant la réunion" in projet.texte
    acte = LecturePdf(rendre_valide(validee.pk, lambda page: None).octets)
    assert "non validé" not in acte.texte
    assert "au moins dix jours avant la réunion" in acte.texte
    assert all("validé le 5 février 2027" in page for page in acte.pages[1:])
    assert "Avis favorable" in acte.texte
    assert "Motif du comité." in acte.texte
    assert all("Lato" in nom for nom in acte.polices)
    assert {"H1", "H2", "H3", "Table", "TH", "Figure", "Caption", "Link"} <= set(acte.balises)
