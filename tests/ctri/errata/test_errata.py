"""An erratum corrects a material error beside the act, which never changes (règle V9)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ctri.dossiers import actions as dossiers
from ctri.dossiers.models import Dossier, Version
from ctri.errata import actions, policies
from ctri.errata.actions import GENRE
from ctri.errata.models import Erratum
from ctri.errata.pdf import FABRIQUE
from mutualisation.documents.models import Document
from mutualisation.journal.actions import historique
from mutualisation.journal.libelles import raconter
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.models import Mandat
from mutualisation.refus import Refus, raison
from tests.ctri import moments
from tests.lecture_pdf import LecturePdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("type_essai")]
CORRECTION = {
    "endroit": "Action 2.3, total",
    "avant": "12\xa0jours",
    "apres": "21\xa0jours",
    "motif": "Chiffres inversés",
}


def corriger(monde: Any, dossier: Dossier, cle: str = "secretaire_a", **champs: str) -> Erratum:
    return actions.corriger(dossier=dossier, par=acteur_de(getattr(monde, cle)), **(CORRECTION | champs))


def lire(reponse: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def test_un_erratum_est_numerote_date_et_laisse_l_acte_intact(monde: Any) -> None:
    dossier = moments.valide(monde)
    avant = list(Version.objects.values()), list(Document.objects.order_by("pk").values()), dossier.etat
    premier, second = corriger(monde, dossier), corriger(monde, dossier, apres="22\xa0jours", cle="chef_siege_a")
    numero = policies.decision_en_vigueur(dossier).numero
    assert [premier.numero, second.numero] == [f"{numero}/E1", f"{numero}/E2"]
    assert premier.presidence.startswith("Mme\xa0Geneviève Larcanche, directrice")
    assert premier.qualite.startswith("secrétaire du comité")
    dossier.refresh_from_db()
    anciens = Document.objects.exclude(genre=GENRE).order_by("pk")
    assert (list(Version.objects.values()), list(anciens.values()), dossier.etat) == avant


def test_l_historique_dit_l_erratum_et_son_motif(monde: Any) -> None:
    dossier = moments.valide(monde)
    corriger(monde, dossier)
    [acte] = historique(dossier).filter(code="corriger")
    assert acte.motif is not None
    assert (raconter(acte).quoi, acte.motif.texte) == ("a pris l’erratum 1", "Chiffres inversés")
    # Identifiers and numbers only (règle V7).
    assert set(acte.donnees) == {"livrable", "erratum", "rang"}


def test_la_base_refuse_de_le_changer_ou_de_l_effacer(monde: Any) -> None:
    erratum = corriger(monde, moments.valide(monde))
    for geste in (
        lambda: Erratum.objects.filter(pk=erratum.pk).update(apres="autre chose"),
        lambda: Erratum.objects.filter(pk=erratum.pk).delete(),
    ):
        with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
            geste()


@pytest.mark.parametrize("moment", [moments.brouillon, moments.soumis, moments.renvoye])
def test_seul_un_acte_en_vigueur_se_corrige(moment: Any, monde: Any) -> None:
    with pytest.raises(Refus, match="Seul un acte en vigueur"):
        corriger(monde, moment(monde))


def test_un_acte_retire_ne_se_corrige_plus(monde: Any) -> None:
    dossier = moments.valide(monde)
    dossiers.retirer(dossier=dossier, par=acteur_de(monde.secretaire_a), motif="Erreur de droit")
    with pytest.raises(Refus, match="Seul un acte en vigueur"):
        corriger(monde, dossier)


def test_seule_l_autorite_qui_a_pris_l_acte_le_corrige(monde: Any) -> None:
    dossier = moments.valide(monde)
    for cle in ("mir_a", "chef_local_a", "medecin_a", "national", "chef_siege_b"):
        acteur = acteur_de(getattr(monde, cle))
        assert raison(lambda a=acteur: policies.verifier_corriger(a, dossier)).startswith("Réservé "), cle


def test_sans_presidence_personne_ne_le_prend(monde: Any) -> None:
    dossier = moments.valide(monde)
    fini = DateRange(dt.date(2007, 1, 1), dt.date(2010, 1, 1))
    Mandat.objects.filter(titulaire=monde.chef_siege_a).update(periode=fini)
    with pytest.raises(Refus, match="Personne ne préside le CTRI"):
        corriger(monde, dossier)


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"avant": " "}, "avant"),
        ({"motif": ""}, "motif"),
        ({"apres": "12\xa0jours"}, "apres"),
        ({"endroit": ""}, "endroit"),
    ],
)
def test_une_correction_est_complete_et_change_quelque_chose(champs: Any, champ: str, monde: Any) -> None:
    with pytest.raises(Refus) as refus:
        corriger(monde, moments.valide(monde), **champs)
    assert refus.value.champ == champ


def test_le_pdf_dit_au_lieu_de_quoi_lire_quoi(monde: Any) -> None:
    erratum = corriger(monde, moments.valide(monde))
    document = Document.objects.get(genre=GENRE, source_id=erratum.pk)
    assert document.nom == "PTA-AUV-2027-erratum-1"
    fichier = FABRIQUE.rendre(erratum.pk, lambda page: None)
    lu = LecturePdf(fichier.octets).texte
    for attendu in ("Erratum", "12 jours", "21 jours", "Chiffres inversés", "Geneviève Larcanche"):
        assert attendu in re.sub(r"\s+", " ", lu)
    assert FABRIQUE.rendre(erratum.pk, lambda page: None).octets == fichier.octets
    assert FABRIQUE.visible(acteur_de(monde.chef_local_a), erratum.pk)
    assert not FABRIQUE.visible(acteur_de(monde.mir_b), erratum.pk)


def test_l_ecran_garde_ce_qui_est_tape_quand_il_refuse(monde: Any, connecte: Any) -> None:
    dossier = moments.valide(monde)
    client = connecte(Client(), monde.secretaire_a)
    adresse = reverse("dossier_erratum", args=[dossier.pk])
    assert "L’acte, ses chiffres et son PDF ne changent pas." in lire(client.get(adresse))
    refus = client.post(adresse, CORRECTION | {"apres": "12\xa0jours"})
    assert refus.status_code == 400
    assert "Le texte corrigé est le même que le texte de l’acte." in lire(refus)
    assert "Chiffres inversés" in lire(refus)
    assert client.post(adresse, CORRECTION).status_code == 302
    assert Erratum.objects.count() == 1


def test_chaque_lecteur_de_l_acte_lit_l_erratum(monde: Any, connecte: Any) -> None:
    dossier = moments.valide(monde)
    corriger(monde, dossier)
    client = connecte(Client(), monde.prefet_a)
    assert "Cet acte se lit avec 1 erratum" in lire(client.get(reverse("dossier", args=[dossier.pk])))
    decision = lire(client.get(reverse("dossier", args=[dossier.pk]) + "?onglet=decision"))
    assert "Action 2.3, total" in decision
    assert "sous la présidence de Mme Geneviève Larcanche" in decision
    assert "a pris l’erratum 1" in lire(client.get(reverse("dossier", args=[dossier.pk]) + "?onglet=historique"))


def test_autant_de_requetes_pour_un_erratum_que_pour_dix(monde: Any, connecte: Any) -> None:
    dossier = moments.valide(monde)
    client = connecte(Client(), monde.mir_a)
    adresse = reverse("dossier", args=[dossier.pk]) + "?onglet=decision"

    def requetes() -> int:
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    corriger(monde, dossier)
    un = requetes()
    for jours in range(30, 40):
        corriger(monde, dossier, apres=f"{jours}\xa0jours")
    assert requetes() == un
