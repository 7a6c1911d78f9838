"""The minutes of a session: established, written, circulated, approved, frozen; the extract of each decision."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from ctri.dossiers import decision
from ctri.dossiers.types import empreinte
from ctri.releves import actions
from ctri.releves.composition import composer
from ctri.releves.fabrique import rendre_l_extrait, rendre_le_releve
from ctri.releves.models import DOCUMENT_EXTRAIT, DOCUMENT_RELEVE, Extrait, Paragraphe, Releve
from ctri.releves.workflow import PASSAGES
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point
from mutualisation.documents.models import Document
from mutualisation.refus import Refus
from tests.courriels import distribuer
from tests.ctri import moments_releves as moments
from tests.lecture_pdf import LecturePdf

pytestmark = pytest.mark.django_db


def test_clore_etablit_le_releve_d_apres_les_points(parcours: Any) -> None:
    parcours.par_vote()
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    info = seances.ajouter_point(seance=point.seance, genre="information", titre="Astreintes", duree=5, par=secretaire)
    sens = {p.pk: "pour" for p in point.seance.presences.filter(voix=True)}
    seances.voter(point=point, sens=sens, par=secretaire)
    decision.decider(point=point, acte="valider", motif="", par=secretaire)
    seances.traiter_point(point=info, issue="traite", releve="Un tour.\n\nUn autre.", par=secretaire)
    seances.clore(seance=point.seance, par=secretaire)
    releve = Releve.objects.get()
    contenu = composer(releve)
    assert releve.etat == "projet"
    assert releve.numero == f"CTRI-AUV-{point.seance.jour.year}-01"
    premier, second = contenu["points"]
    assert premier["decision"] is not None
    assert premier["decision"]["numero"] == f"{releve.numero}/1"
    assert [v["sens"] for v in premier["decision"]["votes"]] == ["Pour"] * 5
    assert "5\xa0voix pour" in premier["decision"]["phrase"]
    assert len(premier["assistance"]) == 5
    assert second["textes"] == ["Un tour.", "Un autre."]
    assert {p["presence"] for p in contenu["presences"] if p["voix"]} == {"Présente", "Présent"}


def test_le_projet_n_est_lu_que_de_qui_tient_la_seance(monde: Any, connecte: Any, type_essai: Any) -> None:
    releve = moments.projet(monde)
    adresse = reverse("releve", args=[releve.pk])
    assert connecte(Client(), monde.chef_local_a).get(adresse).status_code == 404
    assert connecte(Client(), monde.mir_a).get(adresse).status_code == 404
    assert connecte(Client(), monde.secretaire_a).get(adresse).status_code == 200
    assert not Document.objects.filter(genre=DOCUMENT_RELEVE).exists()


def test_deux_personnes_au_meme_texte_rien_ne_se_perd(monde: Any, connecte: Any, type_essai: Any) -> None:
    paragraphe = moments.paragraphe(monde)
    adresse = reverse("releve_paragraphe", args=[paragraphe.pk])
    presidente, secretaire = connecte(Client(), monde.chef_siege_a), connecte(Client(), monde.secretaire_a)
    assert presidente.post(adresse, {"texte": "Le sien.", "edition": 1}).status_code == 302
    conflit = secretaire.post(adresse, {"texte": "Le mien.", "edition": 1})
    lu = conflit.content.decode()
    assert conflit.status_code == 409
    assert "Geneviève Larcanche" in lu
    assert "Le sien." in lu
    assert "Le mien." in lu
    assert Paragraphe.objects.get(pk=paragraphe.pk).texte == "Le sien."
    assert secretaire.post(adresse, {"texte": "Les deux.", "edition": 2}).status_code == 302
    assert Paragraphe.objects.get(pk=paragraphe.pk).texte == "Les deux."


def test_adresser_previent_les_membres_et_fige_le_texte(monde: Any, type_essai: Any) -> None:
    releve = moments.adresse(monde)
    relire = [m for m in distribuer() if m.subject.startswith("À relire")]
    assert len(relire) == 5
    assert f"/releves/{releve.pk}/" in relire[0].body
    with pytest.raises(DatabaseError), transaction.atomic():
        Paragraphe.objects.filter(releve=releve).update(texte="Autre chose")


def test_la_seance_suivante_approuve_en_un_clic(monde: Any, connecte: Any, type_essai: Any) -> None:
    arguments = moments.a_mettre_a_l_approbation(monde)
    client = connecte(Client(), monde.secretaire_a)
    page = client.get(reverse("seance", args=[arguments["pk"]])).content.decode()
    assert "Mettre à l’approbation" in page
    client.post(reverse("seance_approbation", kwargs=arguments))
    point = Point.objects.get(seance=arguments["pk"])
    assert (point.rang, point.genre, point.a_approuver_id) == (1, "approbation", arguments["releve_pk"])
    assert "Mettre à l’approbation" not in client.get(reverse("seance", args=[arguments["pk"]])).content.decode()


def test_un_projet_non_adresse_ne_se_met_pas_a_l_approbation(monde: Any, parcours: Any) -> None:
    releve = moments.projet(monde)
    with pytest.raises(Refus, match="Adressez d’abord"):
        seances.inscrire_approbation(seance=parcours.seance(), releve=releve, par=parcours.acteur("secretaire_a"))


def test_approuve_il_est_numerote_fige_et_imprime(monde: Any, type_essai: Any) -> None:
    releve = moments.approuve(monde)
    assert releve.etat == "approuve"
    assert releve.empreinte == empreinte(releve.contenu)
    assert releve.approuve_a is not None
    assert Document.objects.filter(genre=DOCUMENT_RELEVE, source_id=releve.pk).count() == 1
    for champs in ({"contenu": {}}, {"etat": "projet"}, {"numero": "X"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Releve.objects.filter(pk=releve.pk).update(**champs)
    with pytest.raises(DatabaseError), transaction.atomic():
        Releve.objects.filter(pk=releve.pk).delete()
    pdf = LecturePdf(rendre_le_releve(releve.pk, lambda page: None).octets)
    assert releve.numero in pdf.texte
    assert "Approuvé par le CTRI" in pdf.texte
    assert "Geneviève Larcanche" in pdf.texte


@pytest.mark.parametrize(("de", "vers"), [(d, v) for d in ("projet", "adresse") for v in ("adresse", "approuve")])
def test_la_base_ne_laisse_passer_que_la_table(monde: Any, type_essai: Any, de: str, vers: str) -> None:
    """An approval without its date, author and hash is refused too."""
    releve = moments.projet(monde) if de == "projet" else moments.adresse(monde)
    permis = de == vers or ((de, vers) in {(p.de, p.vers) for p in PASSAGES} and vers != "approuve")
    try:
        with transaction.atomic():
            Releve.objects.filter(pk=releve.pk).update(etat=vers)
        passe = True
    except DatabaseError:
        passe = False
    assert passe is permis


def test_une_seance_close_est_figee_en_base(monde: Any, type_essai: Any) -> None:
    seance = moments.projet(monde).seance
    for lignes, champs in (
        (seance.points, {"releve": "Autre"}),
        (seance.presences, {"etat": EtatPresence.ABSENT}),
    ):
        with pytest.raises(DatabaseError, match="seance close"), transaction.atomic():
            lignes.update(**champs)


def test_chaque_decision_est_rendue_a_qui_la_proposait(monde: Any, connecte: Any, type_essai: Any) -> None:
    releve = moments.projet(monde)
    extrait = Extrait.objects.select_related("decision__version").get()
    assert extrait.numero == f"{releve.numero}/1"
    messages = [m for m in distribuer() if m.subject.startswith("Décision du CTRI")]
    assert [m.to for m in messages] == [[monde.mir_a.email]]
    dossier = extrait.decision.version.dossier_id
    assert f"/dossiers/{dossier}/" in messages[0].body
    assert (
        "Extrait du compte rendu"
        in connecte(Client(), monde.mir_a).get(reverse("dossier", args=[dossier])).content.decode()
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Extrait.objects.update(contenu={})


def test_l_extrait_tient_sur_une_page(parcours: Any) -> None:
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    decision.enregistrer_modification(dossier=point.dossier, contenu={"texte": "Avril"}, par=secretaire)
    motif = "Le texte est trop long. " * 80
    decision.decider(point=point, acte="valider_modifiee", motif=motif[:2000], par=secretaire)
    seances.clore(seance=point.seance, par=secretaire)
    extrait = Extrait.objects.get()
    fichier = rendre_l_extrait(extrait.pk, lambda page: None)
    lu = LecturePdf(fichier.octets).texte
    assert fichier.pages == 1
    assert extrait.numero in lu
    assert "devient" in lu
    assert "par consensus" in lu
    assert "Véronique Albaret" in lu
    assert Document.objects.filter(genre=DOCUMENT_EXTRAIT).count() == 1


def test_le_proposant_ne_lit_que_ses_points_du_releve(monde: Any, connecte: Any, type_essai: Any) -> None:
    point = moments.suivante(monde, moments.adresse(monde))
    secretaire = moments.acteur_de(monde.secretaire_a)
    seances.traiter_point(point=point, issue="approuve", releve="", par=secretaire)
    seances.clore(seance=point.seance, par=secretaire)
    second = actions.adresser(releve=Releve.objects.get(seance=point.seance), par=secretaire)
    dernier = moments.suivante(monde, second)
    seances.traiter_point(point=dernier, issue="approuve", releve="", par=secretaire)
    adresse = reverse("releve", args=[second.pk])
    assert "Approbation du compte rendu" in connecte(Client(), monde.prefet_a).get(adresse).content.decode()
    du_mir = connecte(Client(), monde.mir_a).get(adresse).content.decode()
    assert "Approbation du compte rendu" not in du_mir
    assert "Aucun point ne vous concerne" in du_mir
