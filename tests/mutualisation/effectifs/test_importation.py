"""An import from the file to the staff: examined, confirmed, recorded all at once or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from mutualisation.effectifs.actions import modifier_agent, rattacher
from mutualisation.effectifs.importation import traitement
from mutualisation.effectifs.importation.actions import abandonner, confirmer
from mutualisation.effectifs.importation.models import Etat, ImportAgents, LigneImport
from mutualisation.effectifs.models import Agent
from mutualisation.journal.actions import historique
from mutualisation.journal.libelles import raconter
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from tests.distribution import DEBUT, Monde
from tests.mutualisation.effectifs.importations import (
    AVRIL,
    MAINTENANT,
    confirme,
    ecrits,
    envoyer,
    examiner,
    nombres,
    nouvel_agent,
    relu,
    traite,
)
from tests.mutualisation.effectifs.lectures import refus
from tests.mutualisation.effectifs.test_lecture_refusee import REFUSES

pytestmark = pytest.mark.usefixtures("cadre")


# ── Examination ───────────────────────────────────────────────────────────────
def test_l_examen_ne_touche_a_aucun_agent(monde: Monde) -> None:
    avant = ecrits()
    importation = examiner(
        monde,
        nouvel_agent(),
        (monde.agents.medecin_a.matricule, *[""] * 8, "50", "01/04/2027", ""),
        (monde.agents.mir_a.matricule, *[""] * 11),
        nouvel_agent("N2", profession="Druide"),
    )
    assert (importation.etat, nombres(importation), importation.total) == (Etat.ANALYSE, (1, 1, 1, 1), 4)
    assert ecrits() == avant
    lignes = {ligne.numero: ligne for ligne in importation.lignes.all()}
    assert lignes[5].motifs == ["F5\u00a0: «\u202fDruide\u202f»\u00a0: cette profession n’est pas dans le référentiel."]
    assert lignes[3].differences[0] == {"champ": "Quotité", "avant": "100\u00a0%", "apres": "50\u00a0%"}


@pytest.mark.parametrize("cas", REFUSES)
def test_un_fichier_casse_ne_laisse_rien(monde: Monde, cas: str) -> None:
    """At once when its first bytes say so, otherwise once examined; in French either way, and nothing written."""
    nom, fabriquer, attendu = REFUSES[cas]
    avant = ecrits()
    raison = _raison(monde, nom, fabriquer())
    assert attendu in raison
    assert ecrits() == avant
    assert not LigneImport.objects.exists()


def _raison(monde: Monde, nom: str, octets: bytes) -> str:
    try:
        importation = envoyer(monde, octets=octets, nom=nom)
    except Refus as refuse:
        # Not even a row, nor a file.
        gardes = ImportAgents.objects.exists() or default_storage.exists("imports")
        return "" if gardes else refuse.raison
    importation = traite(importation)
    return importation.avertissement if importation.etat == Etat.REFUSE else ""


def test_l_examen_lit_la_base_en_un_nombre_constant_de_requetes(monde: Monde) -> None:
    def requetes(n: int) -> int:
        importation = envoyer(monde, *[nouvel_agent(f"N{i}", courriel=f"n{i}@example.org") for i in range(n)])
        with CaptureQueriesContext(
            connection,
        ) as capture:
            traitement.traiter(importation.pk)
        return len(capture)

    assert requetes(1) == requetes(200)


# ── Confirmation ──────────────────────────────────────────────────────────────
def test_la_confirmation_ecrit_tout_et_le_journal_dit_d_ou_cela_vient(monde: Monde) -> None:
    medecin = monde.agents.medecin_a
    importation = examiner(
        monde,
        nouvel_agent(courriel=monde.sans_mandat.email),
        (medecin.matricule, "Pradelou-Vic", *[""] * 7, "50", "01/04/2027", ""),
        (monde.agents.mir_a.matricule, *[""] * 11),
    )
    importation = traite(confirme(monde, importation))
    assert (importation.etat, importation.enregistre_le) == (Etat.ENREGISTRE, MAINTENANT)
    agent = Agent.objects.get(matricule="N1")
    assert (agent.nom, agent.genre, agent.docteur, agent.profession) == ("Bréhat", "f", True, "misp")
    assert agent.utilisateur == monde.sans_mandat
    assert [(r.service, r.quotite, r.periode) for r in agent.rattachements.all()] == [
        (monde.services["43"], 80, DateRange(AVRIL, None))
    ]
    medecin.refresh_from_db()
    assert medecin.nom == "Pradelou-Vic"
    assert list(medecin.rattachements.order_by("periode").values_list("quotite", "periode")) == [
        (100, DateRange(DEBUT, AVRIL)),
        (50, DateRange(AVRIL, None)),
    ]
    acte = historique(medecin).first()
    assert acte is not None
    assert (acte.utilisateur, acte.donnees["import"]) == (monde.gestionnaire_a, importation.pk)
    assert not historique(monde.agents.mir_a).exists()
    recit = raconter(historique(importation)[0])
    assert recit.quoi.replace("\u00a0", " ") == "a enregistré 1 nouvel agent et 1 agent modifié"


def test_une_ligne_refusee_bloque_tout(monde: Monde) -> None:
    importation = examiner(monde, nouvel_agent(), nouvel_agent("N2", quotite="0"))
    assert refus(lambda: confirme(monde, importation)) == (
        "1 ligne refusée : rien ne peut être enregistré tant que le fichier n’est pas corrigé et envoyé de nouveau."
    )
    assert not Agent.objects.filter(matricule="N1").exists()


def test_rien_a_changer_rien_a_confirmer(monde: Monde) -> None:
    importation = examiner(monde, (monde.agents.mir_a.matricule, *[""] * 11))
    assert refus(lambda: confirme(monde, importation)).startswith("Aucune ligne n’apporte de changement")


def test_on_ne_confirme_ni_deux_fois_ni_un_examen_refait(monde: Monde) -> None:
    importation = examiner(monde, nouvel_agent())
    par = acteur_de(monde.gestionnaire_a)
    perime = lambda: confirmer(par=par, importation=importation, empreinte="autre")  # noqa: E731
    assert refus(perime).startswith("Cet examen a été refait")
    traite(confirme(monde, importation))
    assert refus(lambda: confirme(monde, importation)).endswith("il est dans l’état « Enregistré ».")
    assert Agent.objects.filter(matricule="N1").count() == 1


@pytest.mark.parametrize("change", ["rattachement", "fiche", "matricule pris"])
def test_la_situation_a_change_depuis_l_examen(monde: Monde, change: str) -> None:
    """What the person read is not what would be written: nothing is, and the table is made again."""
    medecin = monde.agents.medecin_a
    importation = examiner(
        monde, (medecin.matricule, "Pradelou-Vic", *[""] * 7, "50", "01/04/2027", ""), nouvel_agent()
    )
    confirme(monde, importation)
    if change == "rattachement":
        rattacher(par=None, agent=medecin, service=monde.services["43"], quotite=70, debut=dt.date(2027, 3, 15))
    elif change == "fiche":
        modifier_agent(par=None, agent=medecin, identite={"nom": "Vic"})
    else:
        Agent.objects.filter(pk=monde.agents.mir_a.pk).update(matricule="N1")
    avant = ecrits()
    importation = traite(importation)
    assert importation.etat == Etat.ANALYSE
    assert importation.avertissement.startswith("La situation a changé depuis l’examen\u00a0: rien n’a été enregistré.")
    assert (ecrits(), importation.confirme_par) == (avant, None)
    assert importation.refusees == (1 if change == "matricule pris" else 0)


def test_le_droit_est_celui_du_jour_ou_l_on_ecrit(monde: Monde) -> None:
    """Règle T4: a mandate that ended between the click and the writing opens nothing."""
    importation = confirme(monde, examiner(monde, nouvel_agent()))
    monde.gestionnaire_a.mandats.update(periode=DateRange(DEBUT, MAINTENANT.date()))
    importation = traite(importation)
    assert importation.etat == Etat.ANALYSE
    assert importation.avertissement.startswith("Cet acte engage la région")
    assert not Agent.objects.filter(matricule="N1").exists()


def test_un_echec_en_cours_d_ecriture_n_ecrit_rien_et_recommence(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    importation = confirme(monde, examiner(monde, nouvel_agent()))
    avant = ecrits()

    def casser(*_: object) -> None:
        raise RuntimeError("disk full")

    with monkeypatch.context() as panne:
        panne.setattr("mutualisation.effectifs.importation.ecriture._Ecriture.rattacher", casser)
        assert traite(importation).etat == Etat.A_ENREGISTRER
        assert ecrits() == avant
    assert traite(importation).etat == Etat.ENREGISTRE


def test_apres_trois_echecs_l_import_le_dit(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    importation = envoyer(monde, nouvel_agent())
    monkeypatch.setattr(traitement, "relever", lambda *_: 1 / 0)
    etats = [traite(importation).etat for _ in range(3)]
    assert etats == [Etat.A_ANALYSER, Etat.A_ANALYSER, Etat.ECHEC]
    assert relu(importation).avertissement.startswith("L’import a échoué plusieurs fois")


def test_abandonner_efface_les_lignes_et_le_fichier(
    monde: Monde, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    importation = examiner(monde, nouvel_agent())
    fichier = importation.fichier.name
    with django_capture_on_commit_callbacks(execute=True):
        importation = abandonner(par=acteur_de(monde.gestionnaire_a), importation=importation)
    assert importation.etat == Etat.ABANDONNE
    assert not LigneImport.objects.filter(importation=importation).exists()
    assert not default_storage.exists(fichier)
    par = acteur_de(monde.gestionnaire_a)
    assert refus(lambda: abandonner(par=par, importation=importation)).endswith("il est dans l’état « Abandonné ».")
