"""Writing articles: numbers never shift, nothing typed is lost, nothing changes once frozen (règles V3, V5, V6)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from college.reglement.actions import (
    Conflit,
    abroger_article,
    ajouter_article,
    creer_reglement,
    modifier_article,
    regler_parametres,
    retablir_article,
    supprimer_article,
)
from college.reglement.instantane import instantane, parametres_de
from college.reglement.models import Article, Reglement
from ctri.dossiers import actions as dossiers
from ctri.dossiers.models import Dossier
from ctri.dossiers.types import type_de
from mutualisation.journal.libelles import quoi
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from tests.college.fabriques import ANNEE
from tests.college.reglement import fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture
def reglement(monde: Any) -> Reglement:
    return fabriques.ouvert(monde)


@pytest.fixture
def par(monde: Any) -> Any:
    return acteur_de(monde.mir_a)


def numeros(reglement: Reglement) -> list[str]:
    return [a.numero for a in reglement.articles.all()]


# ── The model ─────────────────────────────────────────────────────────────────


def test_le_modele_est_copie_avec_les_regles_par_defaut(monde: Any, reglement: Reglement) -> None:
    assert numeros(reglement) == [str(n) for n in range(1, 18)]
    assert reglement.dossier.reference == f"RIC-AUV-{ANNEE}"
    assert reglement.dossier.titre == "Règlement intérieur"
    assert parametres_de(reglement) == monde.auvergne.schema.college.model_dump()
    convocation = fabriques.article(reglement)
    assert convocation.titre == "Convocation"
    assert "{preavis_jours}" in convocation.texte
    assert Acte.objects.get(code="creer", objet_id=reglement.pk).utilisateur == monde.mir_a


def test_le_modele_ne_manque_que_de_l_avis_du_college(reglement: Reglement) -> None:
    assert [m.code for m in type_de(reglement.dossier).manques(reglement.dossier)] == ["sans_avis"]


def test_le_modele_parle_francais(reglement: Reglement) -> None:
    texte = " ".join(a["lu"] for a in instantane(reglement)["articles"])
    assert "au moins huit\xa0jours avant la réunion" in texte
    assert "{" not in texte
    for faute in ("de le ", "à le ", "de les ", " ,", "le le ", "  "):
        assert faute not in texte


@pytest.mark.parametrize("personne", ["medecin_a", "chef_siege_a", "secretaire_a", "mir_b"])
def test_personne_d_autre_ne_l_ouvre(monde: Any, personne: str) -> None:
    with pytest.raises(Refus, match="Seul le MIR ouvre le règlement intérieur"):
        creer_reglement(region=monde.auvergne, annee=ANNEE, par=acteur_de(getattr(monde, personne)))


def test_un_seul_a_la_fois(monde: Any, reglement: Reglement, par: Any) -> None:
    with pytest.raises(Refus, match="RIC-AUV-2027 est déjà en cours"):
        creer_reglement(region=monde.auvergne, annee=ANNEE + 1, par=par)
    Dossier.objects.filter(pk=reglement.pk).update(version=1)
    for etat in ("soumise", "inscrite", "validee"):
        Dossier.objects.filter(pk=reglement.pk).update(etat=etat)
    with pytest.raises(Refus, match="est en vigueur\xa0: il se modifie par un avenant"):
        creer_reglement(region=monde.auvergne, annee=ANNEE + 1, par=par)


def test_un_dispositif_sans_college_n_en_a_pas(monde: Any) -> None:
    with pytest.raises(Refus, match="pas d’instance"):
        creer_reglement(region=monde.bretagne, annee=ANNEE, livrable="programme_travail", par=acteur_de(monde.mcr))


# ── Numbers ───────────────────────────────────────────────────────────────────


def test_un_article_insere_ne_decale_personne(reglement: Reglement, par: Any) -> None:
    avant = {a.pk: a.numero for a in reglement.articles.all()}
    for _ in range(2):
        ajouter_article(reglement=reglement, titre="Urgence", texte="Sans délai.", apres=4, par=par)
    dernier = ajouter_article(reglement=reglement, titre="Dernier", texte="", apres=None, par=par)
    assert dernier.numero == "18"
    assert numeros(reglement)[3:7] == ["4", "4-1", "4-2", "5"]
    assert all(a.numero == avant[a.pk] for a in reglement.articles.filter(pk__in=avant))


def test_on_n_insere_pas_apres_un_article_qui_n_existe_pas(reglement: Reglement, par: Any) -> None:
    with pytest.raises(Refus, match="Il n’y a pas d’article 40"):
        ajouter_article(reglement=reglement, titre="Urgence", texte="", apres=40, par=par)


def test_abroger_garde_le_numero_et_retablir_le_texte(reglement: Reglement, par: Any) -> None:
    article = fabriques.article(reglement)
    texte = article.texte
    abroger_article(article=article, par=par)
    assert numeros(reglement)[3] == "4"
    assert next(a for a in instantane(reglement)["articles"] if a["numero"] == "4")["abroge"]
    with pytest.raises(Refus, match="déjà abrogé"):
        abroger_article(article=article, par=par)
    revision = fabriques.article(reglement).revision
    with pytest.raises(Refus, match="rétablissez-le"):
        modifier_article(article=article, titre="Autre", texte="Autre", revision=revision, par=par)
    assert retablir_article(article=article, par=par).texte == texte
    with pytest.raises(Refus, match="n’est pas abrogé"):
        retablir_article(article=article, par=par)


def test_la_base_refuse_qu_un_numero_change(reglement: Reglement) -> None:
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Article.objects.filter(pk=fabriques.article(reglement).pk).update(rang=40)


def test_un_article_jamais_soumis_disparait_un_article_soumis_s_abroge(
    monde: Any, reglement: Reglement, par: Any
) -> None:
    ajoute = ajouter_article(reglement=reglement, titre="Urgence", texte="", apres=4, par=par)
    supprimer_article(article=ajoute, par=par)
    assert "4-1" not in numeros(reglement)
    avenant = fabriques.avenant(monde, fabriques.decider(monde, fabriques.soumis(monde, reglement)))
    with pytest.raises(Refus, match="il s’abroge, et son numéro reste"):
        supprimer_article(article=fabriques.article(avenant), par=par)
    ajoute = ajouter_article(reglement=avenant, titre="Urgence", texte="Sans délai.", apres=4, par=par)
    supprimer_article(article=ajoute, par=par)
    assert numeros(avenant) == numeros(reglement)


# ── What is typed ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("titre", "texte", "champ", "raison"),
    [
        ("", "Un texte.", "titre", "Donnez un titre"),
        ("x" * 121, "Un texte.", "titre", "120 caractères au plus"),
        ("Titre", "Avant {delai}.", "texte", "n’est pas un repère"),
    ],
)
def test_une_saisie_fausse_est_dite_a_son_champ(
    reglement: Reglement, par: Any, titre: str, texte: str, champ: str, raison: str
) -> None:
    with pytest.raises(Refus, match=raison) as refus:
        modifier_article(article=fabriques.article(reglement), titre=titre, texte=texte, revision=0, par=par)
    assert refus.value.champ == champ


def test_les_alineas_sont_gardes_et_typographies(monde: Any, reglement: Reglement) -> None:
    article = modifier_article(
        article=fabriques.article(reglement), titre="Convocation", texte="Un : deux.\r\n\r\n\r\n  Trois 10 jours.\r\n",
        revision=0, par=acteur_de(monde.medecin_a),
    )  # fmt: skip
    assert article.texte == "Un\xa0: deux.\n\nTrois 10\xa0jours."
    assert (article.revision, article.modifie_par) == (1, monde.medecin_a)
    acte = Acte.objects.get(code="modifier_article")
    assert (acte.donnees, quoi(acte)) == ({"article": "4"}, "a modifié l’article 4")


def test_deux_personnes_au_meme_article_rien_n_est_perdu(monde: Any, reglement: Reglement, par: Any) -> None:
    article = fabriques.article(reglement)
    modifier_article(
        article=article, titre="Convocation", texte="Texte du médecin.", revision=0, par=acteur_de(monde.medecin_a)
    )
    with pytest.raises(Conflit) as conflit:
        modifier_article(article=article, titre="Convocation", texte="Texte du MIR.", revision=0, par=par)
    assert (conflit.value.auteur, conflit.value.objet.texte) == (monde.medecin_a, "Texte du médecin.")
    assert fabriques.article(reglement).texte == "Texte du médecin."
    modifier_article(
        article=article, titre="Convocation", texte="Texte du MIR.", revision=conflit.value.revision, par=par
    )
    assert fabriques.article(reglement).texte == "Texte du MIR."


def test_le_meme_texte_saisi_deux_fois_n_est_pas_un_conflit(monde: Any, reglement: Reglement, par: Any) -> None:
    article = fabriques.article(reglement)
    for auteur in (acteur_de(monde.medecin_a), par):
        modifier_article(article=article, titre="Convocation", texte="Le même.", revision=0, par=auteur)
    assert fabriques.article(reglement).revision == 1


def test_deux_personnes_aux_regles_rien_n_est_perdu(monde: Any, reglement: Reglement, par: Any) -> None:
    avant = parametres_de(reglement)
    regler_parametres(reglement=reglement, revision=0, par=acteur_de(monde.medecin_a), **avant | {"preavis_jours": 10})
    with pytest.raises(Conflit) as conflit:
        regler_parametres(reglement=reglement, revision=0, par=par, **avant | {"quorum": 60})
    assert conflit.value.auteur == monde.medecin_a
    assert parametres_de(Reglement.objects.get(pk=reglement.pk)) == avant | {"preavis_jours": 10}


@pytest.mark.parametrize(("regle", "valeur"), [("preavis_jours", 400), ("quorum", 101), ("representations_max", 11)])
def test_une_regle_hors_bornes_est_refusee(reglement: Reglement, par: Any, regle: str, valeur: int) -> None:
    with pytest.raises(Refus) as refus:
        regler_parametres(reglement=reglement, revision=0, par=par, **parametres_de(reglement) | {regle: valeur})
    assert refus.value.champ == regle


# ── Once frozen ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("personne", ["mir_a", "medecin_a"])
def test_rien_ne_s_ecrit_apres_la_soumission(monde: Any, reglement: Reglement, personne: str) -> None:
    fabriques.soumis(monde, reglement)
    auteur, article = acteur_de(getattr(monde, personne)), fabriques.article(reglement)
    for acte in (
        lambda: modifier_article(article=article, titre="x", texte="x", revision=0, par=auteur),
        lambda: ajouter_article(reglement=reglement, titre="x", texte="x", apres=None, par=auteur),
        lambda: abroger_article(article=article, par=auteur),
        lambda: supprimer_article(article=article, par=auteur),
        lambda: regler_parametres(reglement=reglement, revision=0, par=auteur, quorum=1),
    ):
        with pytest.raises(Refus, match="figé depuis sa soumission"):
            acte()


@pytest.mark.parametrize("personne", ["chef_siege_a", "secretaire_a", "prefet_a", "mir_b"])
def test_seul_le_college_ecrit(monde: Any, reglement: Reglement, personne: str) -> None:
    with pytest.raises(Refus, match="Seuls le MIR et les membres du collège des médecins écrivent"):
        modifier_article(
            article=fabriques.article(reglement), titre="x", texte="x", revision=0,
            par=acteur_de(getattr(monde, personne)),
        )  # fmt: skip


def test_renvoye_puis_repris_le_texte_est_intact(monde: Any, reglement: Reglement, par: Any) -> None:
    avant = instantane(reglement)["articles"]
    dossier = fabriques.decider(monde, fabriques.soumis(monde, reglement), "renvoyer")
    dossiers.reprendre(dossier=dossier, par=par)
    assert instantane(reglement)["articles"] == avant
