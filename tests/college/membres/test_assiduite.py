"""Attendance: the figures, who reads whose, and the file (règle C9)."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from college.membres.assiduite import Compte, assiduites
from college.membres.tableau import Tableau, tableau
from college.reunions import actions
from college.reunions.models import Excuse, PresenceReunion, Reunion
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.actions import deleguer, mettre_fin
from mutualisation.mandats.models import Mandat
from mutualisation.temps import aujourdhui, maintenant
from tests.college import seances_du_college as college
from tests.distribution import TOUJOURS, Monde
from tests.matrice.lignes.membres import associee
from tests.mutualisation.effectifs.lectures import refus, texte

pytestmark = pytest.mark.django_db
JOUR = dt.timedelta(days=1)


@pytest.fixture
def mir(monde: Monde) -> Acteur:
    return acteur_de(monde.mir_a)


def tenue(monde: Monde, mir: Acteur, **etats: Any) -> Reunion:
    """A meeting closed, these doctors attending as said, all the others present."""
    reunion = college.convoquee(monde.auvergne, mir, points=2)
    for cle, suite in etats.items():
        presence = reunion.presences.get(agent=getattr(monde.agents, cle))
        if "mandataire" in suite:
            suite |= {"mandataire": reunion.presences.get(agent=getattr(monde.agents, suite["mandataire"]))}
        actions.pointer(presence=presence, par=mir, **suite)
    actions.tous_presents(reunion=reunion, par=mir)
    reunion = actions.ouvrir(reunion=reunion, par=mir)
    for point in college.points_de(reunion):
        actions.traiter(point=point, issue="debattu", par=mir)
    return actions.clore(reunion=reunion, par=mir)


def lu(monde: Monde, personne: str, annee: int | None = None) -> Tableau:
    acteur = acteur_de(getattr(monde, personne))
    return tableau(acteur, monde.auvergne, annee or aujourdhui(monde.auvergne.fuseau).year)


def agents(vu: Tableau) -> set[Agent]:
    return {ligne.agent for ligne in vu.lignes}


# ── Figures ───────────────────────────────────────────────────────────────────
def test_le_taux_compte_les_presences_en_personne() -> None:
    comptes = [
        Compte(1, "present", "", 5, 2),
        Compte(1, "represente", "", 1, 0),
        Compte(1, "excuse", Excuse.CONGES, 1, 0),
        Compte(1, "excuse", Excuse.FORMATION, 2, 0),
        Compte(1, "absent", "", 1, 3),
        Compte(2, "absent", "", 4, 0),
    ]
    une, autre = assiduites(comptes)[1], assiduites(comptes)[2]
    assert (une.convocations, une.presents, une.representes, une.excuse, une.absents) == (10, 5, 1, 3, 1)
    assert (une.taux, une.manques) == (50, 2)
    assert une.motifs.replace("\u00a0", " ") == "Congés : 1, Formation : 2"
    assert (autre.taux, autre.convocations, autre.motifs) == (0, 4, "")


def test_les_reunions_tenues_font_les_chiffres(monde: Monde, mir: Acteur) -> None:
    tenue(monde, mir, medecin_a={"etat": "excuse", "excuse": "formation"}, medecin_a2={"etat": "absent"})
    reunion = tenue(monde, mir, medecin_a2={"etat": "represente", "mandataire": "medecin_a3"})
    absent = reunion.presences.get(agent=monde.agents.medecin_a)
    actions.noter_absents(point=college.points_de(reunion)[0], absents=[absent.pk], par=mir)
    college.convoquee(monde.auvergne, mir)
    college.en_seance(monde.auvergne, mir)
    par_agent = {ligne.agent: ligne for ligne in lu(monde, "mir_a").lignes}
    une = par_agent[monde.agents.medecin_a]
    assert (une.assiduite.convocations, une.assiduite.presents, une.assiduite.manques) == (2, 1, 1)
    assert une.service == str(monde.services["15"])
    autre = par_agent[monde.agents.medecin_a2].assiduite
    assert (autre.representes, autre.absents, autre.taux) == (1, 1, 0)
    assert par_agent[monde.agents.medecin_a3].assiduite.taux == 100


def test_une_presence_corrigee_ne_garde_pas_de_point_manque(monde: Monde, mir: Acteur) -> None:
    reunion = tenue(monde, mir)
    presence = reunion.presences.get(agent=monde.agents.medecin_a)
    actions.noter_absents(point=college.points_de(reunion)[0], absents=[presence.pk], par=mir)
    actions.pointer(presence=presence, etat="absent", par=mir)
    vue = lu(monde, "medecin_a")
    assert (vue.lignes[0].assiduite.absents, vue.lignes[0].assiduite.manques) == (1, 0)


def test_une_personne_associee_n_est_pas_comptee(monde: Monde, mir: Acteur) -> None:
    associee(monde)
    reunion = college.prevue(monde.auvergne, mir)
    invites = [monde.agents.associe_a.pk]
    reunion = actions.convoquer(reunion=reunion, associes=invites, par=mir, motif=college.COURT)
    actions.tous_presents(reunion=reunion, par=mir)
    reunion = actions.ouvrir(reunion=reunion, par=mir)
    actions.traiter(point=college.points_de(reunion)[0], issue="debattu", par=mir)
    assert actions.clore(reunion=reunion, par=mir).presences.filter(agent=monde.agents.associe_a).exists()
    assert monde.agents.associe_a not in agents(lu(monde, "mir_a"))


def test_une_annee_ne_compte_que_ses_reunions(monde: Monde, mir: Acteur) -> None:
    tenue(monde, mir)
    annee = aujourdhui(monde.auvergne.fuseau).year
    assert all(ligne.assiduite.convocations == 0 for ligne in lu(monde, "mir_a", annee - 1).lignes)
    assert all(ligne.assiduite.taux is None for ligne in lu(monde, "mir_a", annee - 1).lignes)


# ── Who reads whose ───────────────────────────────────────────────────────────
def test_chacun_ne_lit_que_ce_qui_le_regarde(monde: Monde, mir: Acteur) -> None:
    tenue(monde, mir)
    a = monde.agents
    assert agents(lu(monde, "mir_a")) == {a.mir_a, a.medecin_a, a.medecin_a2, a.medecin_a3}
    assert agents(lu(monde, "medecin_a")) == {a.medecin_a}
    assert agents(lu(monde, "chef_local_a")) == {a.medecin_a}
    assert agents(lu(monde, "chef_siege_a")) == {a.mir_a, a.medecin_a2}
    assert agents(lu(monde, "chef_local_a2")) == set()


def test_la_page_et_le_fichier_ne_nomment_personne_d_autre(monde: Monde, mir: Acteur, connecte: Any) -> None:
    tenue(monde, mir)
    for personne, absents in (("medecin_a", ("Malbourg", "Delcroix")), ("chef_local_a", ("Malbourg", "Vasseur"))):
        client = connecte(Client(), getattr(monde, personne))
        page = client.get(reverse("assiduite", args=[monde.auvergne.pk]))
        principal = page.content.decode().partition("<main")[2].partition("</main>")[0]
        fichier = client.get(reverse("assiduite_export", args=[monde.auvergne.pk, "xlsx"])).content
        cellules = [str(v) for f in load_workbook(io.BytesIO(fichier)) for r in f.values for v in r]
        assert "Pradelou" in principal
        assert "Dr\u00a0Blandine Pradelou" in cellules
        for nom in absents:
            assert nom not in principal
            assert not any(nom in cellule for cellule in cellules)


def test_le_chef_de_service_est_celui_du_rattachement_en_vigueur(monde: Monde, mir: Acteur) -> None:
    tenue(monde, mir)
    jour = aujourdhui()
    Rattachement.objects.filter(agent=monde.agents.medecin_a).update(periode=DateRange(TOUJOURS.lower, jour))
    Rattachement.objects.create(
        agent=monde.agents.medecin_a, service=monde.services["03"], periode=DateRange(jour, None), quotite=100
    )
    assert agents(lu(monde, "chef_local_a")) == set()
    assert agents(lu(monde, "chef_local_a2")) == {monde.agents.medecin_a}


def test_une_delegation_ouvre_et_un_mandat_fini_ferme(monde: Monde, mir: Acteur) -> None:
    tenue(monde, mir)
    mandat = Mandat.objects.get(titulaire=monde.chef_local_a)
    acte = {"acte": "Arrêté n° 7", "date_acte": aujourdhui() - 3 * JOUR}
    deleguer(par=None, pour=mandat, titulaire=monde.associe_a, periode=DateRange(aujourdhui(), None), **acte)
    assert monde.agents.medecin_a in agents(lu(monde, "associe_a"))
    mettre_fin(par=None, mandat=mandat, dernier_jour=aujourdhui() - JOUR)
    assert agents(lu(monde, "chef_local_a")) == set()
    assert monde.agents.medecin_a not in agents(lu(monde, "associe_a"))


@pytest.mark.parametrize("personne", ["national", "secretaire_a", "gestionnaire_a", "prefet_a", "evaluateur"])
def test_les_autres_lecteurs_de_la_region_apprennent_pourquoi(monde: Monde, connecte: Any, personne: str) -> None:
    from college.membres.policies import verifier_assiduite

    dit = refus(lambda: verifier_assiduite(acteur_de(getattr(monde, personne)), monde.auvergne))
    assert dit.startswith("L’assiduité d’un membre se lit par lui-même, par le chef de service dont il relève")
    page = connecte(Client(), getattr(monde, personne)).get(reverse("college", args=[monde.auvergne.pk]))
    assert reverse("assiduite", args=[monde.auvergne.pk]) not in page.content.decode()


@pytest.mark.parametrize(
    ("personne", "titre"),
    [
        ("mir_a", "Assiduité {annee}"),
        ("chef_local_a", "Assiduité {annee} dans votre service"),
        ("medecin_a", "Mon assiduité {annee}"),
    ],
)
def test_la_page_du_college_y_mene(monde: Monde, connecte: Any, personne: str, titre: str) -> None:
    client, adresse = connecte(Client(), getattr(monde, personne)), reverse("assiduite", args=[monde.auvergne.pk])
    assert adresse in client.get(reverse("college", args=[monde.auvergne.pk])).content.decode()
    page = client.get(adresse)
    assert f"<h1>{titre.format(annee=aujourdhui(monde.auvergne.fuseau).year)}</h1>" in page.content.decode()
    assert "présences en personne ÷ convocations" in texte(page)


@pytest.mark.parametrize("annee", ["1789", "abcd", "²⁰²⁶", "99999999999999999999"])
def test_une_annee_sans_reunion_ramene_a_celle_ci(monde: Monde, connecte: Any, annee: str) -> None:
    adresse = reverse("assiduite", args=[monde.auvergne.pk])
    page = connecte(Client(), monde.mir_a).get(adresse, {"annee": annee})
    assert page.context["annee"] == aujourdhui(monde.auvergne.fuseau).year


def test_le_fichier_dit_ce_que_dit_la_page(monde: Monde, mir: Acteur, connecte: Any) -> None:
    tenue(monde, mir, medecin_a={"etat": "excuse", "excuse": "formation"})
    reponse = connecte(Client(), monde.medecin_a).get(reverse("assiduite_export", args=[monde.auvergne.pk, "xlsx"]))
    membres, siennes = load_workbook(io.BytesIO(reponse.content))
    ligne = [str(v).replace("\u00a0", " ") for v in list(membres.values)[1]]
    assert ligne[0] == "Dr Blandine Pradelou"
    assert ligne[2:] == ["1", "0", "0", "0", "1", "Formation : 1", "0", "0"]
    assert list(siennes.values)[1][1:3] == ("Excusée", "Formation")


# ── Queries ───────────────────────────────────────────────────────────────────
def remplir(monde: Monde, reunions: int, medecins: int) -> None:
    """Held meetings, everybody at each, as rows: the life of a meeting is proved elsewhere."""
    jour, instant = aujourdhui(monde.auvergne.fuseau), maintenant()
    for _ in range(medecins):
        rang = Agent.objects.count()
        agent = Agent.objects.create(
            dispositif=monde.auvergne.dispositif,
            matricule=f"X{rang}",
            profession="misp",
            prenom="A",
            nom=f"N{rang}",
            genre="m",
        )
        Rattachement.objects.create(agent=agent, service=monde.services["15"], periode=TOUJOURS)
    tous = Agent.objects.filter(rattachements__service__region=monde.auvergne).exclude(profession="phisp")
    for _ in range(reunions):
        reunion = Reunion.objects.create(
            region=monde.auvergne, date=jour, debut=dt.time(14), fin=dt.time(16), etat="projet", close_le=instant
        )
        PresenceReunion.objects.bulk_create(
            PresenceReunion(reunion=reunion, agent=agent, etat="present") for agent in tous
        )


@pytest.mark.parametrize("personne", ["mir_a", "chef_local_a", "medecin_a"])
@pytest.mark.parametrize(("nom", "suite"), [("assiduite", []), ("assiduite_export", ["xlsx"])])
def test_autant_de_requetes_pour_deux_cents_reunions(
    monde: Monde, connecte: Any, personne: str, nom: str, suite: list[str]
) -> None:
    client, adresse = connecte(Client(), getattr(monde, personne)), reverse(nom, args=[monde.auvergne.pk, *suite])

    def requetes() -> int:
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    remplir(monde, 1, 0)
    une = requetes()
    remplir(monde, 199, 41)
    assert requetes() == une
