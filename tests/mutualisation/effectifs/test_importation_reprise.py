"""An import is a row first: its worker may die, it is taken up; five thousand lines show their progress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutualisation.effectifs.importation import traitement
from mutualisation.effectifs.importation.actions import abandonner, confirmer, demander, reprendre
from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.temps import horloge
from tests.distribution import Monde
from tests.mutualisation.effectifs import tableurs as t
from tests.mutualisation.effectifs.importations import (
    MAINTENANT,
    Ligne,
    confirme,
    envoyer,
    examiner,
    nombres,
    nouvel_agent,
    relu,
    traite,
)
from tests.mutualisation.effectifs.lectures import refus

pytestmark = pytest.mark.usefixtures("cadre")


# ── The row is the outbox ─────────────────────────────────────────────────────────
def test_deux_ouvriers_un_seul_examen(monde: Monde) -> None:
    importation = envoyer(monde, nouvel_agent())
    prise = traitement._prendre(importation.pk)
    assert prise is not None
    assert traitement._prendre(importation.pk) is None
    assert traite(importation).etat == Etat.EN_ANALYSE


def test_un_bail_expire_est_repris_et_le_premier_ouvrier_n_ecrit_plus(monde: Monde) -> None:
    importation = envoyer(monde, nouvel_agent())
    mort = traitement._prendre(importation.pk)
    assert mort is not None
    with horloge(MAINTENANT + traitement.DUREE + dt.timedelta(seconds=1)):
        assert reprendre() == 1
        assert traite(importation).etat == Etat.ANALYSE
    with pytest.raises(traitement.BailPerdu):
        traitement._analyser(mort)
    assert importation.lignes.count() == 1


def test_un_contenu_qui_tue_son_ouvrier_a_chaque_fois_s_arrete(monde: Monde) -> None:
    importation = envoyer(monde, nouvel_agent())
    for essai in range(traitement.ESSAIS + 1):
        with horloge(MAINTENANT + essai * 2 * traitement.DUREE):
            traitement._prendre(importation.pk)
    assert relu(importation).etat == Etat.ECHEC


def test_le_balayage_ne_reprend_que_ce_qui_attend_depuis_un_moment(monde: Monde) -> None:
    envoyer(monde, nouvel_agent())
    assert reprendre() == 0
    with horloge(MAINTENANT + dt.timedelta(seconds=16)):
        assert reprendre() == 1


@pytest.mark.parametrize("personne", ["mir_a", "chef_local_a", "medecin_a", "mir_b", "sans_mandat"])
def test_importer_est_reserve_a_qui_tient_les_agents_de_la_region(monde: Monde, personne: str) -> None:
    par = acteur_de(getattr(monde, personne))
    assert not par.peut(Droit.GERER_EFFECTIFS, monde.auvergne)
    envoi = lambda: demander(par=par, region=monde.auvergne, nom="a.csv", octets=t.texte_csv([nouvel_agent()]).encode())  # noqa: E731
    assert refus(envoi).startswith("Cet acte engage la région")
    importation = examiner(monde, nouvel_agent())
    for acte in (confirmer, abandonner):
        champs = {"empreinte": importation.empreinte_examen} if acte is confirmer else {}
        assert refus(lambda a=acte, c=champs: a(par=par, importation=importation, **c)).startswith("Cet acte engage")  # type: ignore[misc]


# ── Five thousand lines ───────────────────────────────────────────────────────
def _cinq_mille() -> Iterable[Ligne]:
    services = ["03", "15", "43", "63"]
    for i in range(5000):
        lettres = "".join(chr(97 + int(c)) for c in f"{i:04}")
        yield nouvel_agent(f"M{i:05}", f"Nom-{lettres}", service=services[i % 4], quotite=f"{50 + i % 51}")


@pytest.mark.lent
def test_cinq_mille_lignes_avec_l_avancement(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    avancements: list[tuple[int, int]] = []
    noter = traitement._avancer

    def suivre(importation: ImportAgents, lignes: int) -> None:
        noter(importation, lignes)
        suivi = relu(importation)
        avancements.append((suivi.avancement, suivi.total))

    monkeypatch.setattr(traitement, "_avancer", suivre)
    importation = traite(envoyer(monde, octets=t.xlsx(_cinq_mille()), nom="agents.xlsx"))
    assert (importation.etat, nombres(importation)) == (Etat.ANALYSE, (5000, 0, 0, 0))
    pas = range(250, 5001, 250)
    assert avancements == [(n, 0) for n in pas] + [(n, 5000) for n in pas]
    with CaptureQueriesContext(connection) as capture:
        importation = traite(confirme(monde, importation))
    assert (importation.etat, importation.avertissement) == (Etat.ENREGISTRE, "")
    assert Agent.objects.filter(matricule__startswith="M0").count() == 5000
    assert Rattachement.objects.filter(agent__matricule__startswith="M0", service=monde.services["15"]).count() == 1250
    assert len(capture) < 80
