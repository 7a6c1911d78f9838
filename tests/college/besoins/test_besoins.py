"""Training needs: expressed, read by whom, decided, exported as filtered (règle C5)."""

from __future__ import annotations

import datetime as dt
import io
from itertools import product
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from college.accueil import accueil_des_besoins
from college.besoins import actions
from college.besoins.etats import EtatBesoin
from college.besoins.models import BesoinFormation
from college.besoins.workflow import ACTES, TRANSITIONS
from mutualisation.journal import libelles
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import acteur_de
from tests.distribution import Monde
from tests.matrice.lignes.veille import (
    DEMANDE,
    DEMANDE_SAISIE,
    brouillon,
    ecarte,
    exprime,
    personnel,
    publiee,
    retenu,
    retiree,
)
from tests.mutualisation.effectifs.lectures import refus, texte

pytestmark = pytest.mark.django_db
CONSTRUIRE = {"exprime": exprime, "retenu": retenu, "ecarte": ecarte}


def test_exprimer_retenir_reexaminer_ecarter(monde: Monde) -> None:
    par = acteur_de(monde.mir_a)
    besoin = retenu(monde)
    assert (besoin.etat, besoin.decide_le is not None) == ("retenu", True)
    besoin = actions.decider(besoin=besoin, acte="reexaminer", motif="Budget réduit", par=par)
    assert (besoin.etat, besoin.decide_le) == ("exprime", None)
    besoin = actions.decider(besoin=besoin, acte="ecarter", motif="Hors budget", par=par)
    assert besoin.etat == "ecarte"
    assert [(a.code, str(a.motif or "")) for a in historique(besoin)] == [
        ("ecarter", "Hors budget"),
        ("reexaminer", "Budget réduit"),
        ("retenir", ""),
        ("exprimer", ""),
    ]


@pytest.mark.parametrize(("etat", "acte"), product(EtatBesoin.values, (*ACTES, "inconnu")))
def test_seuls_les_passages_de_la_table_sont_permis(monde: Monde, etat: str, acte: str) -> None:
    besoin, par = CONSTRUIRE[etat](monde), acteur_de(monde.mir_a)
    permis = {(str(t.de), t.acte): t.vers for t in TRANSITIONS}
    if (etat, acte) in permis:
        assert actions.decider(besoin=besoin, acte=acte, motif="Parce que", par=par).etat == permis[etat, acte]
    else:
        assert "n’est plus possible" in refus(lambda: actions.decider(besoin=besoin, acte=acte, motif="x", par=par))


@pytest.mark.parametrize(("de", "vers"), product(EtatBesoin.values, repeat=2))
def test_la_base_redit_la_table(monde: Monde, de: str, vers: str) -> None:
    besoin = CONSTRUIRE[de](monde)
    decide_le = None if vers == "exprime" else besoin.exprime_le
    passage = BesoinFormation.objects.filter(pk=besoin.pk)
    if de == vers or (de, vers) in {(t.de, t.vers) for t in TRANSITIONS}:
        assert passage.update(etat=vers, decide_le=decide_le) == 1
    else:
        with pytest.raises(DatabaseError, match="transition refusee"), transaction.atomic():
            passage.update(etat=vers, decide_le=decide_le)


def test_chaque_acte_a_sa_phrase() -> None:
    assert {("college.besoinformation", acte) for acte in ACTES} <= set(libelles._phrases)


@pytest.mark.parametrize("acte", [a for a in ACTES if a != "retenir"])
def test_un_motif_est_demande(monde: Monde, acte: str) -> None:
    besoin = exprime(monde) if acte == "ecarter" else retenu(monde)
    assert refus(lambda: actions.decider(besoin=besoin, acte=acte, motif="", par=acteur_de(monde.mir_a))) == (
        "Indiquez le motif."
    )


INTERDITS: dict[str, tuple[Any, dict[str, Any]]] = {
    "changer un besoin décidé": (retenu, {"intitule": "Autre"}),
    "décider sans date": (exprime, {"etat": "retenu"}),
    "changer d’origine": (exprime, {"origine_type": "note_veille", "origine_id": 1}),
    "un groupe sans nom": (exprime, {"public": "groupe"}),
    "un nom sans groupe": (exprime, {"groupe": "Les internes"}),
    "une priorité inconnue": (exprime, {"priorite": 4}),
}


@pytest.mark.parametrize("cas", INTERDITS)
def test_la_base_refuse(monde: Monde, cas: str) -> None:
    construire, champs = INTERDITS[cas]
    besoin = construire(monde)
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        BesoinFormation.objects.filter(pk=besoin.pk).update(**champs)


def test_un_besoin_ne_s_efface_pas(monde: Monde) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        exprime(monde).delete()


def test_un_besoin_personnel_n_est_lu_que_de_son_auteur_et_de_la_presidence(monde: Monde) -> None:
    commun, sien = exprime(monde), personnel(monde)
    vus = {
        cle: set(BesoinFormation.objects.visibles_par(acteur_de(getattr(monde, cle))))
        for cle in ("medecin_a", "medecin_a2", "mir_a", "mir_b", "chef_siege_a", "prefet_a", "national")
    }
    assert vus["medecin_a"] == vus["mir_a"] == {commun, sien}
    assert vus["medecin_a2"] == {commun}
    assert vus["mir_b"] == vus["chef_siege_a"] == vus["prefet_a"] == vus["national"] == set()


# ── From a note of the watch ──────────────────────────────────────────────────
def test_un_clic_depuis_une_note_prepare_le_besoin(client: Any, monde: Monde, connecte: Any) -> None:
    note = publiee(monde)
    adresse = f"{reverse('besoin_exprimer', args=[monde.auvergne.pk])}?origine=note_veille-{note.pk}"
    connecte(client, monde.medecin_a2)
    assert adresse in client.get(reverse("note_veille", args=[note.pk])).content.decode()
    form = client.get(adresse).context["form"]
    assert (form["intitule"].value(), form["fonction"].value()) == (note.titre, note.fonction)
    assert client.post(adresse, DEMANDE_SAISIE).status_code == 302
    besoin = BesoinFormation.objects.get()
    assert (besoin.origine_type, besoin.origine_id) == ("note_veille", note.pk)
    lu = texte(client.get(reverse("besoin", args=[besoin.pk])))
    assert f"Note de veille : {note.titre}" in lu


@pytest.mark.parametrize(
    "origine", ["note_veille-{}", "note_veille-x", "reunion-1", "note_veille", "-", "note_veille-²"]
)
def test_une_origine_inconnue_ou_cachee_n_existe_pas(client: Any, monde: Monde, connecte: Any, origine: str) -> None:
    cachee = brouillon(monde)
    adresse = reverse("besoin_exprimer", args=[monde.auvergne.pk])
    reponse = connecte(client, monde.medecin_a2).get(adresse, {"origine": origine.format(cachee.pk)})
    assert reponse.status_code == 404


def test_une_note_retiree_n_est_plus_citee_par_son_titre(client: Any, monde: Monde, connecte: Any) -> None:
    note = retiree(monde)
    besoin = exprime(monde)
    raison = refus(
        lambda: actions.exprimer(
            region=monde.auvergne, demande=DEMANDE, par=acteur_de(monde.medecin_a2), origine=("note_veille", note.pk)
        )
    )
    assert "que vous ne lisez pas" in raison
    cite = BesoinFormation.objects.create(
        region=monde.auvergne, exprime_par=monde.medecin_a, exprime_le=besoin.exprime_le, origine_type="note_veille",
        origine_id=note.pk, **DEMANDE,
    )  # fmt: skip
    lu = texte(connecte(client, monde.medecin_a2).get(reverse("besoin", args=[cite.pk])))
    assert "Note de veille" in lu
    assert note.titre not in lu


# ── Screens ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("saisie", "champ", "message"),
    [
        ({"public": "groupe", "groupe": ""}, "groupe", "Dites quel groupe est concerné."),
        ({"public": "tous", "groupe": "Les internes"}, "groupe", "Choisissez"),
        ({"echeance": "2001-01-01"}, "echeance", "Cette date est passée."),
        ({"priorite": "9"}, "priorite", "Sélectionnez un choix valide"),
        ({"intitule": ""}, "intitule", "obligatoire"),
    ],
)
def test_une_saisie_fausse_est_dite_au_champ(
    client: Any, monde: Monde, connecte: Any, saisie: dict[str, str], champ: str, message: str
) -> None:
    adresse = reverse("besoin_exprimer", args=[monde.auvergne.pk])
    reponse = connecte(client, monde.medecin_a).post(adresse, DEMANDE_SAISIE | {"precisions": "À garder"} | saisie)
    assert reponse.status_code == 200
    assert message in reponse.context["form"].errors[champ][0]
    assert "À garder" in reponse.content.decode()


def test_la_presidence_decide_et_dit_pourquoi(client: Any, monde: Monde, connecte: Any) -> None:
    besoin = exprime(monde)
    adresse = reverse("besoin_decider", args=[besoin.pk, "ecarter"])
    connecte(client, monde.mir_a)
    assert "n’ira pas au plan de formation" in texte(client.get(adresse))
    assert "obligatoire" in client.post(adresse, {"motif": ""}).context["form"].errors["motif"][0]
    lu = texte(client.post(adresse, {"motif": "Déjà au plan"}, follow=True))
    assert "Besoin écarté." in lu
    assert "« Déjà au plan »" in lu


def test_un_medecin_ne_voit_pas_les_comptes_par_fonction(client: Any, monde: Monde, connecte: Any) -> None:
    exprime(monde)
    retenu(monde)
    exprime(monde, fonction="")
    adresse = reverse("besoins", args=[monde.auvergne.pk])
    reponse = connecte(client, monde.mir_a).get(adresse)
    assert [(f, c["exprime"], c["retenu"], c["ecarte"]) for f, c in reponse.context["par_fonction"]] == [
        ("Eaux, légionelles et air intérieur : appui médical".replace(" :", "\xa0:"), 1, 1, 0),
        ("", 1, 0, 0),
    ]
    assert connecte(client, monde.medecin_a).get(adresse).context["par_fonction"] == []


@pytest.mark.parametrize("format_", ["xlsx", "ods", "csv"])
def test_chaque_format_s_exporte(client: Any, monde: Monde, connecte: Any, format_: str) -> None:
    exprime(monde, intitule="=HYPERLINK(1)")
    reponse = connecte(client, monde.mir_a).get(reverse("besoins_export", args=[monde.auvergne.pk, format_]))
    assert reponse.status_code == 200
    assert f".{format_}" in reponse["Content-Disposition"]
    assert reponse.content


def test_l_export_contient_exactement_ce_qui_est_filtre(client: Any, monde: Monde, connecte: Any) -> None:
    retenu(monde)
    exprime(monde, intitule="Autre", priorite=1)
    personnel(monde)
    adresse = reverse("besoins_export", args=[monde.auvergne.pk, "xlsx"])

    def intitules(personne: str, **filtres: Any) -> list[Any]:
        octets = connecte(client, getattr(monde, personne)).get(adresse, filtres).content
        return [ligne[0] for ligne in load_workbook(io.BytesIO(octets)).active.values][1:]

    enquete = DEMANDE["intitule"]
    assert intitules("mir_a") == ["Autre", enquete, enquete]
    assert intitules("medecin_a2") == ["Autre", enquete]
    assert intitules("medecin_a2", etat="retenu") == [enquete]
    assert intitules("mir_a", public="moi") == [enquete]
    assert intitules("medecin_a2", miens="oui") == []


def test_l_accueil_de_la_presidence_dit_ce_qui_reste_a_examiner(monde: Monde) -> None:
    def titres(cle: str) -> list[str]:
        return [t.titre for t in accueil_des_besoins.taches(acteur_de(getattr(monde, cle)), monde.auvergne)]

    assert titres("mir_a") == []
    exprime(monde)
    assert titres("mir_a") == ["Examiner 1\xa0besoin de formation"]
    personnel(monde)
    assert titres("mir_a") == ["Examiner 2\xa0besoins de formation"]
    assert titres("medecin_a") == []


def test_une_echeance_deja_passee_n_empeche_pas_de_corriger(client: Any, monde: Monde, connecte: Any) -> None:
    besoin = exprime(monde, echeance=dt.date(2008, 1, 1))
    saisie = DEMANDE_SAISIE | {"echeance": "2008-01-01", "intitule": "Corrigé"}
    assert (
        connecte(client, monde.medecin_a).post(reverse("besoin_modifier", args=[besoin.pk]), saisie).status_code == 302
    )
    besoin.refresh_from_db()
    assert besoin.intitule == "Corrigé"
