"""The screens, through HTTP: what is read, filtered, refused at its field."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from mutualisation.effectifs.actions import rattacher
from mutualisation.effectifs.importation.models import LigneImport
from mutualisation.effectifs.models import Agent, EffectifSocle, Rattachement
from tests.distribution import Monde
from tests.mutualisation.effectifs.importations import (
    examiner,
    nouvel_agent,
)
from tests.mutualisation.effectifs.lectures import Page, noms, texte

pytestmark = pytest.mark.usefixtures("cadre")


# ── The region ────────────────────────────────────────────────────────────────
def test_service_par_service_avec_l_ecart_et_sa_definition(monde: Monde, page: Page) -> None:
    reponse = page("mir_a", "equipes", monde.auvergne.pk)
    lignes = {ligne.service.nom: ligne for ligne in reponse.context["lignes"]}
    siege, haute_loire = lignes["DRASS d’Auvergne"], lignes["DDASS de la Haute-Loire"]
    assert (siege.effectif.medecins, siege.effectif.autres, siege.etp, siege.postes, siege.ecart) == (
        *(2, 1, "2,0", "3,0"),
        "−1,0",
    )
    assert (haute_loire.effectif.medecins, haute_loire.etp, haute_loire.ecart) == (0, "0,0", "−1,5")
    assert reponse.context["total"].ecart == "−6,7"
    lu = texte(reponse)
    assert "6,7 ETP sous l’effectif-socle" in lu
    assert "ce n’est ni l’ETPT, ni le temps rémunéré" in lu
    assert "Ajouter un agent" not in lu


def test_sans_acte_pas_d_ecart(monde: Monde, page: Page) -> None:
    EffectifSocle.objects.all().delete()
    reponse = page("mir_a", "equipes", monde.auvergne.pk)
    assert {ligne.ecart for ligne in reponse.context["lignes"]} == {"–"}
    assert reponse.context["manque"] == ""


def test_un_chef_de_service_lit_pourquoi_il_n_importe_pas(monde: Monde, page: Page) -> None:
    lu = texte(page("chef_local_a", "equipes", monde.auvergne.pk))
    assert "Cet acte engage la région : il revient au chargé des ressources humaines ou à l’administrateur." in lu


def test_l_autre_dispositif_se_lit_dans_ses_mots(monde: Monde, page: Page) -> None:
    lu = texte(page("mcr", "equipes", monde.bretagne.pk))
    assert "Praticiens conseils en poste" in lu or "Praticiens conseils par circonscription" in lu
    assert not re.search(r"DRASS|DDASS|MIR\b|CTRI", lu)


def test_l_accueil_dit_les_medecins_et_l_ecart(monde: Monde, page: Page) -> None:
    lu = texte(page("mir_a", "accueil"))
    assert "Médecins en poste 3,8 ETP sur 10,5" in lu
    assert "ETP sous l’effectif-socle" in lu
    assert "Équipes et territoires" in lu


def test_fixer_l_effectif_socle_et_le_relire(monde: Monde, page: Page) -> None:
    champs = {"postes": "2.5", "acte": "Arrêté n° 4", "date_acte": "2027-03-01", "debut": "2027-04-01"}
    pk = monde.services["15"].pk
    assert page("gestionnaire_a", "effectif_socle", pk, data=champs).status_code == 302
    lu = texte(page("mir_a", "effectif_socle", pk))
    assert "2,5 1er avril 2027 (prévu)" in lu
    assert "a fixé 2,5 postes à garder à compter du 1er avril 2027" in lu
    reponse = page("gestionnaire_a", "effectif_socle", pk, data=champs)
    assert reponse.context["form"].errors["debut"][0].startswith("Un effectif-socle est déjà fixé")


# ── The list ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("q", "attendus"),
    [
        ("pradelou", ["Pradelou"]),
        ("ETIENNE", ["Malbourg"]),
        ("étienne  malbourg", ["Malbourg"]),
        ("malbourg etienne", ["Malbourg"]),
        ("50%", []),
    ],
)
def test_chercher_sans_accent_ni_casse(monde: Monde, page: Page, q: str, attendus: list[str]) -> None:
    assert noms(page("mir_a", "agents", monde.auvergne.pk, suite=f"?q={q}")) == attendus


def test_les_apostrophes_courbes_et_les_ligatures_se_cherchent_au_clavier(monde: Monde, page: Page) -> None:
    Agent.objects.filter(pk=monde.agents.medecin_a.pk).update(nom="D’Œuvre")
    assert noms(page("mir_a", "agents", monde.auvergne.pk, suite="?q=d'oeuvre")) == ["D’Œuvre"]


def test_filtrer_par_service_profession_et_situation(monde: Monde, page: Page) -> None:
    auvergne, cantal = monde.auvergne.pk, monde.services["15"]
    assert noms(page("mir_a", "agents", auvergne, suite=f"?service={cantal.pk}")) == ["Pradelou"]
    assert noms(page("mir_a", "agents", auvergne, suite="?profession=autres")) == ["Brunovic"]
    assert noms(page("mir_a", "agents", auvergne, suite="?profession=medecin_contractuel")) == ["Delcroix"]
    rattacher(
        par=None, agent=monde.agents.medecin_a, service=monde.services["43"], quotite=50, debut=dt.date(2027, 6, 1)
    )
    monde.agents.medecin_a2.rattachements.update(periode=DateRange(dt.date(2007, 1, 1), dt.date(2027, 1, 1)))
    assert noms(page("mir_a", "agents", auvergne, suite="?situation=a_venir")) == ["Pradelou"]
    reponse = page("mir_a", "agents", auvergne, suite="?situation=partis")
    assert noms(reponse) == ["Malbourg"]
    assert "1 résultat" in texte(reponse)
    assert "Malbourg" not in noms(page("mir_a", "agents", auvergne))


def test_un_filtre_faux_ne_casse_rien_et_aucun_resultat_dit_quoi_faire(monde: Monde, page: Page) -> None:
    assert len(noms(page("mir_a", "agents", monde.auvergne.pk, suite="?service=zzz&page=99"))) == 5
    lu = texte(page("mir_a", "agents", monde.auvergne.pk, suite="?q=personne"))
    assert "0 résultat " in lu
    assert "Effacer les filtres" in lu


def test_le_matricule_n_est_lu_que_de_qui_tient_les_agents(monde: Monde, page: Page) -> None:
    matricule = monde.agents.medecin_a.matricule
    assert matricule not in texte(page("mir_a", "agents", monde.auvergne.pk))
    assert matricule in texte(page("gestionnaire_a", "agents", monde.auvergne.pk))
    assert noms(page("gestionnaire_a", "agents", monde.auvergne.pk, suite=f"?q={matricule}")) == ["Pradelou"]
    assert noms(page("mir_a", "agents", monde.auvergne.pk, suite=f"?q={matricule}")) == []


def _agents_de_plus(monde: Monde, n: int) -> None:
    agents = Agent.objects.bulk_create(
        Agent(
            dispositif=monde.auvergne.dispositif,
            matricule=f"Q{i}",
            nom=f"Nom{i}",
            prenom="A",
            genre="f",
            profession="misp",
        )
        for i in range(n)
    )
    periode = DateRange(dt.date(2020, 1, 1), None)
    Rattachement.objects.bulk_create(
        Rattachement(agent=a, service=monde.services["43"], periode=periode) for a in agents
    )


@pytest.mark.parametrize("nom", ["equipes", "agents", "imports", "import", "agent"])
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_d_objets(monde: Monde, page: Page, nom: str) -> None:
    importation = examiner(monde, *[nouvel_agent(f"N{i}") for i in range(2)])
    agent = monde.agents.medecin_a
    pk = {"import": importation.pk, "agent": agent.pk}.get(nom, monde.auvergne.pk)

    def requetes() -> int:
        with CaptureQueriesContext(connection) as capture:
            assert page("gestionnaire_a", nom, pk).status_code == 200
        return len(capture)

    def deplacer(jour: int) -> None:
        autre = monde.services["43" if jour % 2 else "15"]
        rattacher(par=None, agent=agent, service=autre, quotite=50 + jour, debut=dt.date(2027, 4, jour))

    deplacer(1)
    requetes()
    avant = requetes()
    _agents_de_plus(monde, 10)
    for jour in range(2, 12):
        deplacer(jour)
        examiner(monde, nouvel_agent(f"P{jour}"))
        LigneImport.objects.create(importation=importation, numero=100 + jour, verdict="inchange")
    assert requetes() == avant


# ── One agent ─────────────────────────────────────────────────────────────────
def test_la_page_d_un_agent_selon_qui_la_lit(monde: Monde, page: Page) -> None:
    agent = monde.agents.medecin_a
    rattacher(par=None, agent=agent, service=monde.services["43"], quotite=50, debut=dt.date(2027, 6, 1))
    lu = texte(page("mir_a", "agent", agent.pk))
    assert "DDASS de la Haute-Loire 50 % 1er juin 2027 (prévu) sans fin prévue" in lu
    assert "31 mai 2027" in lu
    assert agent.matricule not in lu
    assert "Historique" not in lu
    tenu = texte(page("chef_local_a", "agent", agent.pk))
    assert agent.matricule in tenu
    assert "a rattaché l’agent à la DDASS de la Haute-Loire, à 50 %, à compter du 1er juin 2027" in tenu
    assert agent.matricule in texte(page("medecin_a", "agent", agent.pk))


def test_les_erreurs_d_un_nouvel_agent_sont_a_leur_champ(monde: Monde, page: Page) -> None:
    champs = {
        "matricule": monde.agents.mir_a.matricule, "prenom": "R2D2", "nom": "Lac", "genre": "f", "profession": "misp",
        "carriere": "phisp:phisp", "courriel": "x", "service": monde.services["43"].pk, "quotite": "0", "debut": "",
    }  # fmt: skip
    contexte = page("gestionnaire_a", "agent_nouveau", monde.auvergne.pk, data=champs).context
    assert set(contexte["form"].errors) == {"matricule", "prenom", "carriere", "courriel"}
    assert set(contexte["arrivee"].errors) == {"quotite", "debut"}
    assert not Agent.objects.filter(nom="Lac").exists()


def test_ajouter_puis_modifier_un_agent(monde: Monde, page: Page) -> None:
    champs = {
        "matricule": "z9", "prenom": "Anne", "nom": "L'Her", "genre": "f", "docteur": "on", "profession": "misp",
        "carriere": "misp:misp_chef", "courriel": "ANNE@example.org",
    }  # fmt: skip
    poste = {"service": monde.services["15"].pk, "quotite": "80", "debut": "2027-04-01"}
    assert page("chef_local_a", "agent_nouveau", monde.auvergne.pk, data=champs | poste).status_code == 302
    agent = Agent.objects.get(matricule="Z9")
    assert (agent.nom, agent.corps, agent.grade, agent.courriel) == ("L’Her", "misp", "misp_chef", "anne@example.org")
    modifie = champs | {"nom": "Le Her", "carriere": ""}
    assert page("chef_local_a", "agent_modifier", agent.pk, data=modifie).status_code == 302
    agent.refresh_from_db()
    assert (agent.nom, agent.corps, agent.grade) == ("Le Her", "", "")


def test_un_chef_ne_propose_que_son_service(monde: Monde, page: Page) -> None:
    choix = page("chef_local_a", "agent_nouveau", monde.auvergne.pk).context["arrivee"].fields["service"].choices
    assert [libelle for _, libelle in choix] == ["", "DDASS du Cantal"]


def test_changer_de_rattachement_refuse_au_champ_puis_accepte(monde: Monde, page: Page) -> None:
    agent, champs = monde.agents.medecin_a, {"service": monde.services["43"].pk, "quotite": "50", "motif": "Mutation"}
    reponse = page("gestionnaire_a", "agent_rattachement", agent.pk, data=champs | {"debut": "2006-01-01"})
    assert reponse.context["form"].errors["debut"][0].startswith("Un rattachement commence le")
    page("gestionnaire_a", "agent_rattachement", agent.pk, data=champs | {"debut": "2027-04-01"})
    assert agent.rattachements.get(periode__contains=dt.date(2027, 4, 1)).service == monde.services["43"]


def test_un_depart_et_une_annulation(monde: Monde, page: Page) -> None:
    agent = monde.agents.medecin_a
    prevu = rattacher(par=None, agent=agent, service=monde.services["15"], quotite=50, debut=dt.date(2027, 4, 1))
    refuse = page("chef_local_a", "agent_depart", agent.pk, data={"dernier_jour": "2027-03-31"})
    assert refuse.context["form"].errors["dernier_jour"] == [
        "Un rattachement est déjà prévu ensuite\u00a0: annulez-le d’abord."
    ]
    page("chef_local_a", "rattachement_annuler", prevu.pk, data={})
    page("chef_local_a", "agent_depart", agent.pk, data={"dernier_jour": "2027-03-31"})
    assert agent.rattachements.get().dernier_jour == dt.date(2027, 3, 31)
