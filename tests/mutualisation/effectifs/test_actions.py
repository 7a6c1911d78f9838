"""Keeping the staff: what is written, closed, journalled, and what is refused (règles T3, T6)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.actions import (
    annuler_rattachement,
    creer_agent,
    modifier_agent,
    rattacher,
    terminer_rattachement,
)
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.journal.actions import historique
from mutualisation.journal.libelles import raconter
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.temps import horloge
from tests.distribution import DEBUT, Monde
from tests.mutualisation.effectifs.lectures import refus

JOUR = dt.date(2027, 3, 10)
DEMAIN = dt.date(2027, 3, 11)
IDENTITE = {
    "matricule": "Z1",
    "nom": "Bréhat",
    "prenom": "Aude",
    "genre": "f",
    "docteur": True,
    "profession": "misp",
    "corps": "misp",
    "grade": "misp_chef",
}


@pytest.fixture(autouse=True)
def _jour_fixe() -> Any:
    with horloge(dt.datetime(2027, 3, 10, 10, tzinfo=dt.UTC)):
        yield


def periodes(agent: Agent) -> list[tuple[str, dt.date, dt.date | None, int]]:
    rattachements = Rattachement.objects.filter(agent=agent).select_related("service").order_by("periode")
    return [(r.service.departement_id, r.periode.lower, r.periode.upper, r.quotite) for r in rattachements]


def recits(agent: Agent) -> list[str]:
    return [raconter(acte).quoi.replace("\u00a0", " ") for acte in historique(agent)]


def test_creer_un_agent_ecrit_son_rattachement_et_le_journal(monde: Monde) -> None:
    par = acteur_de(monde.gestionnaire_a)
    agent = creer_agent(par=par, service=monde.services["43"], quotite=80, debut=JOUR, identite=IDENTITE)
    assert periodes(agent) == [("43", JOUR, None, 80)]
    assert recits(agent) == [
        "a rattaché l’agent à la DDASS de la Haute-Loire, à 80 %, à compter du 10 mars 2027",
        "a enregistré cet agent",
    ]
    acte = historique(agent).first()
    assert acte is not None
    assert (acte.utilisateur, acte.role, acte.region) == (
        monde.gestionnaire_a,
        "gestionnaire_effectifs",
        monde.auvergne,
    )
    assert "Bréhat" not in str(acte.donnees)


def test_un_agent_dont_l_adresse_est_celle_d_un_compte_est_relie_a_ce_compte(monde: Monde) -> None:
    identite = IDENTITE | {"courriel": monde.sans_mandat.email.upper()}
    agent = creer_agent(par=None, service=monde.services["43"], quotite=100, debut=JOUR, identite=identite)
    assert agent.utilisateur == monde.sans_mandat
    assert acteur_de(monde.sans_mandat).peut(Droit.CONTRIBUER, monde.auvergne)
    assert "a relié cet agent à son compte" in recits(agent)


@pytest.mark.parametrize(
    ("change", "raison"),
    [
        ({"profession": "druide"}, "Cette profession n’est pas dans le référentiel."),
        ({"corps": "xx"}, "Ce corps n’est pas dans le référentiel."),
        (
            {"corps": "phisp", "grade": ""},
            "Le corps « Pharmaciens inspecteurs de santé publique » ne relève pas de cette",
        ),
        ({"grade": "phisp_chef"}, "Ce grade n’est pas de ce corps."),
        ({"corps": ""}, "Un grade demande son corps."),
        ({"matricule": "E0001"}, "Ce matricule est déjà celui d’un autre agent."),
    ],
)
def test_ce_que_le_referentiel_ou_la_base_refuse(monde: Monde, change: dict[str, str], raison: str) -> None:
    avant = Agent.objects.count(), Acte.objects.count()
    creer = lambda: creer_agent(  # noqa: E731
        par=None, service=monde.services["43"], quotite=100, debut=JOUR, identite=IDENTITE | change
    )
    assert refus(creer).startswith(raison)
    assert (Agent.objects.count(), Acte.objects.count()) == avant


def test_changer_de_service_ferme_le_rattachement_precedent(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    rattacher(par=None, agent=agent, service=monde.services["43"], quotite=50, debut=DEMAIN, motif="Mutation")
    assert periodes(agent) == [("15", DEBUT, DEMAIN, 100), ("43", DEMAIN, None, 50)]
    acte = historique(agent).get()
    assert acte.motif is not None
    assert acte.motif.texte == "Mutation"


def test_changer_de_quotite_est_raconte_comme_tel_et_garde_la_fin_prevue(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    fin = dt.date(2027, 12, 31)
    agent.rattachements.update(periode=DateRange(DEBUT, fin))
    rattacher(par=None, agent=agent, service=monde.services["15"], quotite=50, debut=DEMAIN)
    assert periodes(agent)[-1] == ("15", DEMAIN, fin, 50)
    assert recits(agent) == ["a porté la quotité à 50 % à compter du 11 mars 2027"]


def test_un_changement_sans_effet_ou_hors_du_temps_est_refuse(monde: Monde) -> None:
    agent, ici = monde.agents.medecin_a, monde.services["15"]
    changer = lambda debut, quotite: rattacher(  # noqa: E731
        par=None, agent=agent, service=ici, quotite=quotite, debut=debut
    )
    assert refus(lambda: changer(DEMAIN, 100)).startswith("Le service et la quotité sont déjà ceux-là")
    assert refus(lambda: changer(DEBUT, 50)) == (
        "Un rattachement commence déjà le 1er janvier 2007 : choisissez un autre jour."
    )
    assert refus(lambda: changer(dt.date(2006, 1, 1), 50)).startswith("Un rattachement commence le 1er janvier 2007")
    autre = monde.bretagne.services.get(est_siege=True)
    ailleurs = lambda: rattacher(par=None, agent=agent, service=autre, quotite=50, debut=DEMAIN)  # noqa: E731
    assert refus(ailleurs) == "Ce service relève d’un autre dispositif."
    assert periodes(agent) == [("15", DEBUT, None, 100)]


def test_la_base_refuse_deux_rattachements_a_la_fois(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    with pytest.raises(IntegrityError, match="rattachement_un_seul_a_la_fois"), transaction.atomic():
        Rattachement.objects.create(agent=agent, service=monde.services["43"], periode=DateRange(JOUR, None))


def test_deux_ecritures_a_la_fois_la_seconde_recoit_une_phrase(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock apart, the exclusion constraint itself answers in French."""
    agent = monde.agents.medecin_a
    monkeypatch.setattr("mutualisation.effectifs.actions._clore", lambda *_: None)
    changer = lambda: rattacher(par=None, agent=agent, service=monde.services["43"], quotite=50, debut=DEMAIN)  # noqa: E731
    assert refus(changer) == "Cet agent est déjà rattaché à un service sur une partie de cette période."


def test_annuler_un_rattachement_prevu_rouvre_le_precedent(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    prevu = rattacher(par=None, agent=agent, service=monde.services["43"], quotite=50, debut=DEMAIN)
    annuler_rattachement(par=acteur_de(monde.gestionnaire_a), rattachement=prevu)
    assert periodes(agent) == [("15", DEBUT, None, 100)]
    commence = agent.rattachements.get()
    raison = refus(lambda: annuler_rattachement(par=None, rattachement=commence))
    assert raison.startswith("Ce rattachement a commencé le 1er janvier 2007")


def test_un_depart_ferme_le_rattachement(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    partir = lambda jour: terminer_rattachement(par=None, agent=agent, dernier_jour=jour, motif="Retraite")  # noqa: E731
    assert refus(lambda: partir(dt.date(2006, 12, 31))).startswith("Le rattachement commence le 1er janvier 2007")
    partir(DEMAIN)
    assert periodes(agent) == [("15", DEBUT, dt.date(2027, 3, 12), 100)]
    assert recits(agent) == ["a enregistré le départ, dernier jour le 11 mars 2027"]
    assert refus(lambda: partir(dt.date(2027, 4, 1))) == "Le rattachement prend déjà fin le 11 mars 2027."


def test_un_depart_attend_que_le_rattachement_prevu_soit_annule(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    rattacher(par=None, agent=agent, service=monde.services["43"], quotite=50, debut=dt.date(2027, 6, 1))
    raison = refus(lambda: terminer_rattachement(par=None, agent=agent, dernier_jour=DEMAIN))
    assert raison == "Un rattachement est déjà prévu ensuite : annulez-le d’abord."


def test_un_agent_parti_ne_se_modifie_plus_mais_revient(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    agent.rattachements.update(periode=DateRange(DEBUT, JOUR))
    assert refus(lambda: modifier_agent(par=None, agent=agent, identite={"nom": "X"})).startswith(
        "Cet agent n’est plus"
    )
    assert refus(lambda: terminer_rattachement(par=None, agent=agent, dernier_jour=DEMAIN)).startswith(
        "Cet agent n’a pas"
    )
    rattacher(par=None, agent=agent, service=monde.services["43"], quotite=100, debut=DEMAIN)
    assert periodes(agent)[-1] == ("43", DEMAIN, None, 100)


def test_modifier_un_agent_ne_journalise_que_les_noms_des_champs(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    modifier_agent(par=None, agent=agent, identite={"nom": "Pradelou-Vic", "prenom": agent.prenom, "corps": "misp"})
    assert recits(agent) == ["a modifié : nom et corps"]
    assert historique(agent).get().donnees == {"champs": ["nom", "corps"]}
    modifier_agent(par=None, agent=agent, identite={"corps": "misp"})
    assert historique(agent).count() == 1


# ── Who may ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("personne", ["chef_local_a", "gestionnaire_a", "administrateur"])
def test_tiennent_les_agents_d_un_service_son_chef_la_region_et_l_administration(monde: Monde, personne: str) -> None:
    par = acteur_de(getattr(monde, personne))
    creer_agent(par=par, service=monde.services["15"], quotite=100, debut=JOUR, identite=IDENTITE)
    assert Agent.objects.filter(matricule="Z1").exists()


@pytest.mark.parametrize(
    "personne",
    ["mir_a", "chef_local_a2", "medecin_a", "secretaire_a", "national", "mir_b", "chef_siege_b", "sans_mandat"],
)
def test_les_autres_sont_refuses_avec_le_nom_de_qui_peut(monde: Monde, personne: str) -> None:
    par = acteur_de(getattr(monde, personne))
    raison = refus(
        lambda: creer_agent(par=par, service=monde.services["15"], quotite=100, debut=JOUR, identite=IDENTITE)
    )
    assert raison == (
        "Tenir à jour les agents de la DDASS du Cantal revient au chef de service ou, pour la région, "
        "au chargé des ressources humaines ou à l’administrateur."
    )
    assert not Agent.objects.filter(matricule="Z1").exists()


def test_un_chef_de_service_ne_prend_pas_l_agent_d_un_autre(monde: Monde) -> None:
    agent, par = monde.agents.medecin_a, acteur_de(monde.chef_local_a2)
    prendre = lambda: rattacher(par=par, agent=agent, service=monde.services["03"], quotite=100, debut=DEMAIN)  # noqa: E731
    assert refus(prendre).startswith("Cet agent relève de la DDASS du Cantal, dont vous ne tenez pas les effectifs")
    rattacher(par=acteur_de(monde.gestionnaire_a), agent=agent, service=monde.services["03"], quotite=100, debut=DEMAIN)
    assert periodes(agent)[-1][0] == "03"


def test_chacun_ne_voit_que_les_agents_de_ses_regions(monde: Monde) -> None:
    def matricules(personne: Utilisateur) -> set[str]:
        return set(Agent.objects.visibles_par(acteur_de(personne)).values_list("matricule", flat=True))

    auvergnats = set(
        Agent.objects.filter(rattachements__service__region=monde.auvergne).values_list("matricule", flat=True)
    )
    assert matricules(monde.mir_a) == matricules(monde.medecin_a) == matricules(monde.gestionnaire_a) == auvergnats
    assert matricules(monde.administrateur) > auvergnats
    assert not matricules(monde.mir_b) & auvergnats
    assert matricules(monde.sans_mandat) == set()


def test_un_agent_parti_dans_une_autre_region_n_est_plus_vu_de_l_ancienne(monde: Monde) -> None:
    agent = monde.agents.medecin_a
    limousin = monde.limousin.services.get(est_siege=True)
    rattacher(par=None, agent=agent, service=limousin, quotite=100, debut=JOUR)
    assert agent not in Agent.objects.visibles_par(acteur_de(monde.mir_a))
    assert agent in Agent.objects.visibles_par(acteur_de(monde.mir_b))
    terminer_rattachement(par=None, agent=agent, dernier_jour=JOUR)
    with horloge(dt.datetime(2028, 1, 1, tzinfo=dt.UTC)):
        assert agent in Agent.objects.visibles_par(acteur_de(monde.mir_b))
