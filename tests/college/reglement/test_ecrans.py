"""Screens of the college's rules, as ordinary pages (règles C3, V3, V6)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.accueil.taches import taches_presidence, taches_proposant
from college.reglement.actions import ajouter_article, modifier_article
from college.reglement.models import Reglement
from ctri.dossiers import actions as dossiers
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import horloge
from tests.college.fabriques import ANNEE
from tests.college.reglement import fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def en_fevrier() -> Any:
    with horloge(fabriques.FEVRIER):
        yield


@pytest.fixture
def reglement(monde: Any) -> Reglement:
    return fabriques.ouvert(monde)


@pytest.fixture
def mir(monde: Any, connecte: Any) -> Client:
    return connecte(Client(), monde.mir_a)


def texte(reponse: Any) -> str:
    """What a person reads, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def adresse(nom: str, objet: Any) -> str:
    return reverse(nom, args=[objet.reglement_id, objet.pk] if hasattr(objet, "reglement_id") else [objet.pk])


# ── Starting ──────────────────────────────────────────────────────────────────


def commencer(monde: Any) -> tuple[str, dict[str, Any]]:
    return (
        reverse("proposition_commencer", args=[monde.auvergne.pk]),
        {"livrable": "reglement_interieur", "annee": ANNEE, "pole": ""},
    )


def test_on_commence_du_modele_sans_attendre_le_cadrage(monde: Any, mir: Client) -> None:
    chemin, donnees = commencer(monde)
    page = texte(mir.get(chemin, donnees))
    assert "Commencer le règlement intérieur" in page
    assert "17. Révision" in page
    reponse = mir.post(chemin, donnees, follow=True)
    assert "brouillon ouvert aux membres du collège des médecins" in texte(reponse)
    assert reponse.context["en_vigueur"] == 17


@pytest.mark.parametrize(("depuis", "articles"), [("dernier", 18), ("modele", 17)])
def test_apres_un_retrait_on_repart_du_dernier_texte_ou_du_modele(
    monde: Any, mir: Client, depuis: str, articles: int
) -> None:
    reglement = fabriques.ouvert(monde)
    ajouter_article(reglement=reglement, titre="Urgence", texte="Sans délai.", apres=4, par=acteur_de(monde.mir_a))
    fabriques.retirer(monde, fabriques.decider(monde, fabriques.soumis(monde, reglement)))
    chemin, donnees = commencer(monde)
    assert "Le dernier texte écrit, RIC-AUV-2027, version 1" in texte(mir.get(chemin, donnees))
    reponse = mir.post(chemin, donnees | {"depuis": depuis}, follow=True)
    assert len(reponse.context["rangs"]) == articles


def test_en_vigueur_on_ne_recommence_pas_on_amende(monde: Any, mir: Client) -> None:
    fabriques.valide(monde)
    chemin, donnees = commencer(monde)
    reponse = mir.get(chemin, donnees)
    assert reponse.status_code == 403
    assert "il se modifie par un avenant" in texte(reponse)


def test_la_liste_des_propositions_le_suit(monde: Any, mir: Client, connecte: Any) -> None:
    chemin = reverse("propositions", args=[monde.auvergne.pk])

    def ligne(client: Client) -> Any:
        lignes = client.get(chemin).context["etat_des_lieux"].permanents
        return next(x for x in lignes if x.titre.startswith("Règlement"))

    avant = ligne(mir)
    assert (avant.titre, avant.libelle_etat, avant.refus) == ("Règlement intérieur", "À commencer", "")
    reglement = fabriques.ouvert(monde)
    assert (ligne(mir).url, ligne(mir).lien) == (adresse("reglement", reglement), "Continuer la rédaction")
    dossier = fabriques.decider(monde, fabriques.soumis(monde, reglement))
    chef = ligne(connecte(Client(), monde.chef_local_a))
    assert chef.url == reverse("dossier", args=[dossier.pk])
    assert chef.suite.startswith("Acte n°\xa0RIC-AUV-2027/1")


# ── The home page ─────────────────────────────────────────────────────────────


def taches(monde: Any) -> list[str]:
    return [t.titre for t in taches_proposant(acteur_de(monde.mir_a), monde.auvergne) if "règlement" in t.titre]


def test_l_accueil_dit_de_commencer_de_completer_puis_de_soumettre(monde: Any) -> None:
    assert taches(monde) == ["Commencer le règlement intérieur"]
    reglement = fabriques.ouvert(monde)
    assert taches(monde) == ["Compléter et soumettre le règlement intérieur"]
    (avis,) = taches_presidence(acteur_de(monde.mir_a), monde.auvergne)
    assert avis.titre == "Recueillir l’avis du collège sur le règlement intérieur"
    fabriques.examine(monde, reglement.dossier)
    assert taches(monde) == ["Soumettre le règlement intérieur"]
    dossier = fabriques.decider(monde, Dossier.objects.get(pk=soumettre(monde, reglement)))
    assert taches(monde) == []
    fabriques.retirer(monde, dossier)
    assert taches(monde) == ["Commencer le règlement intérieur"]


def soumettre(monde: Any, reglement: Reglement) -> int:
    return dossiers.soumettre(dossier=reglement.dossier, sans_patient=True, par=acteur_de(monde.mir_a)).pk


@pytest.mark.parametrize("personne", ["medecin_a", "chef_local_a", "mcr", "responsable_pole", "mir_b"])
def test_personne_d_autre_n_y_est_appele(monde: Any, personne: str) -> None:
    region = monde.bretagne if personne in ("mcr", "responsable_pole") else monde.auvergne
    trouvees = [t.titre for t in taches_proposant(acteur_de(getattr(monde, personne)), region)]
    assert not [titre for titre in trouvees if "règlement" in titre]


# ── Writing ───────────────────────────────────────────────────────────────────


def test_la_liste_montre_le_texte_lu_et_la_regle_enoncee(mir: Client, reglement: Reglement) -> None:
    page = texte(mir.get(adresse("reglement", reglement)))
    assert "17 articles" in page
    assert "Énonce : quorum" in page
    assert "au moins la moitié des membres attendus" in page
    assert "{quorum}" not in page
    assert "1 point à compléter avant de soumettre" in page


def test_ecrire_un_article(mir: Client, reglement: Reglement) -> None:
    article = fabriques.article(reglement)
    donnees = {"titre": "Convocation", "texte": "Au moins {preavis_jours} avant.\r\nPar écrit.", "revision": "0"}
    reponse = mir.post(adresse("article", article), donnees, follow=True)
    assert "Article 4 enregistré." in texte(reponse)
    article.refresh_from_db()
    assert article.texte == "Au moins {preavis_jours} avant.\n\nPar écrit."


def test_un_repere_faux_est_dit_au_champ_et_rien_n_est_perdu(mir: Client, reglement: Reglement) -> None:
    article = fabriques.article(reglement)
    reponse = mir.post(adresse("article", article), {"titre": "Autre", "texte": "Avant {delai}.", "revision": "0"})
    assert reponse.status_code == 400
    assert "n’est pas un repère" in str(reponse.context["form"].errors["texte"])
    assert "Avant {delai}." in reponse.content.decode()


def test_le_second_est_prevenu_et_lit_les_deux_textes(monde: Any, mir: Client, reglement: Reglement) -> None:
    article = fabriques.article(reglement)
    modifier_article(
        article=article, titre="Convocation", texte="Texte du médecin.", revision=0, par=acteur_de(monde.medecin_a)
    )
    donnees = {"titre": "Convocation", "texte": "Texte du MIR.", "revision": "0"}
    reponse = mir.post(adresse("article", article), donnees)
    page = texte(reponse)
    assert reponse.status_code == 409
    assert "Texte du médecin." in page
    assert "Texte du MIR." in page
    assert "Dr Blandine Pradelou" in page.replace("\xa0", " ")
    suite = donnees | {"revision": reponse.context["form"]["revision"].value()}
    assert mir.post(adresse("article", article), suite).status_code == 302
    article.refresh_from_db()
    assert article.texte == "Texte du MIR."


def test_inserer_abroger_retablir_supprimer(monde: Any, mir: Client, reglement: Reglement) -> None:
    chemin = f"{reverse('article_nouveau', args=[reglement.pk])}?apres=4"
    assert "Insérer un article après l’article 4" in texte(mir.get(chemin))
    reponse = mir.post(chemin, {"titre": "Urgence", "texte": "Sans délai.", "revision": ""}, follow=True)
    assert "Article 4-1 ajouté." in texte(reponse)
    insere = fabriques.article(reglement, "4-1")
    assert "Article 4-1 abrogé" in texte(mir.post(adresse("article_abroger", insere), follow=True))
    assert "Article 4-1 rétabli." in texte(mir.post(adresse("article_retablir", insere), follow=True))
    assert "son texte est perdu" in texte(mir.get(adresse("article_supprimer", insere)))
    assert "Article 4-1 supprimé." in texte(mir.post(adresse("article_supprimer", insere), follow=True))
    assert reglement.articles.count() == 17


def test_changer_les_regles_change_ce_qui_se_lit(monde: Any, mir: Client, reglement: Reglement) -> None:
    chemin = reverse("reglement_parametres", args=[reglement.pk])
    donnees = {"preavis_jours": "10", "quorum": "60", "representations_max": "2", "compte_rendu_jours": "15"}
    faux = mir.post(chemin, donnees | {"quorum": "160", "revision": "0"})
    assert faux.status_code == 400
    assert "quorum" in faux.context["form"].errors
    assert mir.post(chemin, donnees | {"revision": "0"}).status_code == 302
    assert "au moins dix jours avant" in texte(mir.get(adresse("reglement_apercu", reglement)))
    perime = mir.post(chemin, donnees | {"quorum": "70", "revision": "0"})
    assert perime.status_code == 409
    assert "Ces règles ont été modifiées deux fois" in texte(perime)


def test_fige_rien_ne_se_propose_plus(monde: Any, mir: Client, reglement: Reglement) -> None:
    fabriques.soumis(monde, reglement)
    page = mir.get(adresse("reglement", reglement))
    assert page.context["modifiable"] is False
    assert "Ajouter un article" not in texte(page)
    assert "figé depuis sa soumission" in texte(page)


# ── Rules in force ────────────────────────────────────────────────────────────


def test_les_regles_en_vigueur_citent_leur_article(monde: Any, connecte: Any) -> None:
    client, chemin = connecte(Client(), monde.chef_local_a), reverse("college_regles", args=[monde.auvergne.pk])
    assert "règles par défaut du dispositif" in texte(client.get(chemin))
    dossier = fabriques.valide(monde, parametre_preavis_jours="10")
    page = client.get(chemin)
    assert "en vigueur depuis le 5 février 2027" in texte(page)
    assert "10 jours" in texte(page)
    assert f'href="{reverse("dossier", args=[dossier.pk])}#article-4"' in page.content.decode()


def test_la_page_du_college_y_mene_ou_il_y_en_a_un(monde: Any, connecte: Any) -> None:
    lien = reverse("college_regles", args=[monde.auvergne.pk])
    page = connecte(Client(), monde.medecin_a).get(reverse("college", args=[monde.auvergne.pk]))
    assert lien in page.content.decode()


# ── Queries ───────────────────────────────────────────────────────────────────


def requetes(client: Client, chemin: str) -> int:
    client.get(chemin)
    with CaptureQueriesContext(connection) as capture:
        assert client.get(chemin).status_code == 200
    return len(capture)


@pytest.mark.parametrize("nom", ["reglement", "reglement_apercu", "reglement_parametres"])
def test_autant_de_requetes_pour_un_article_que_pour_cent(
    monde: Any, mir: Client, reglement: Reglement, nom: str
) -> None:
    reglement.articles.exclude(rang=4).delete()
    peu = requetes(mir, adresse(nom, reglement))
    for _ in range(100):
        ajouter_article(reglement=reglement, titre="Autre", texte="Texte.", apres=None, par=acteur_de(monde.mir_a))
    assert requetes(mir, adresse(nom, reglement)) == peu


def test_autant_de_requetes_pour_un_texte_soumis_que_pour_quatre(monde: Any, mir: Client) -> None:
    chemin = reverse("college_regles", args=[monde.auvergne.pk])
    dossier = fabriques.valide(monde)
    fabriques.retirer(monde, dossier)
    peu = requetes(mir, chemin)
    for _ in range(3):
        fabriques.retirer(monde, fabriques.valide(monde))
    assert requetes(mir, chemin) == peu
