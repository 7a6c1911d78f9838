"""Overseas: the day begins and ends where the region is, and its pages read hours there (règle T4)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ctri.seances import actions as seances
from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.actions import creer_agent, rattachement_de_reference
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import nommer
from mutualisation.mandats.droits import Droit
from mutualisation.temps import horloge
from mutualisation.territoire.actions import ouvrir_dispositif
from mutualisation.territoire.models import Region
from tests.distribution import TOUJOURS, Monde
from tests.matrice.lignes import documents

SECONDE, JOUR = dt.timedelta(seconds=1), dt.timedelta(days=1)
LE_11 = dt.date(2027, 3, 11)
# INSEE code of the region of 2007, hours ahead of UTC.
OUTRE_MER = {"guadeloupe": ("01", -4), "guyane": ("03", -3), "reunion": ("04", 4)}
# The 11th, 1.30 a.m. in Saint-Denis; the 10th, 10.30 p.m. in Paris.
SOIR_A_PARIS = dt.datetime(2027, 3, 10, 21, 30, tzinfo=dt.UTC)


@pytest.fixture
def ailleurs(monde: Monde) -> dict[str, Region]:
    """Three overseas regions of a scheme of their own."""
    ouvrir_dispositif(
        code="essai-outre-mer",
        referentiel=monde.auvergne.dispositif.referentiel,
        regions=[code for code, _ in OUTRE_MER.values()],
        periode=TOUJOURS,
    )
    regions = {r.circonscription.code: r for r in Region.objects.filter(dispositif__code="essai-outre-mer")}
    return {nom: regions[code] for nom, (code, _) in OUTRE_MER.items()}


def minuit(region: str, jour: dt.date) -> dt.datetime:
    """When that day begins there, from its offset: without the zone files the software reads."""
    return dt.datetime.combine(jour, dt.time(0), dt.UTC) - dt.timedelta(hours=OUTRE_MER[region][1])


def en_poste(region: Region, debut: dt.date, fin: dt.date | None = None) -> Agent:
    identite = {"matricule": "R1", "prenom": "Ada", "nom": "Hoarau", "genre": "f", "profession": "misp"}
    service = region.services.get(est_siege=True)
    agent = creer_agent(par=None, service=service, quotite=100, debut=debut, identite=identite)
    if fin:
        agent.rattachements.update(periode=DateRange(debut, fin))
    return agent


def responsable(region: Region, titulaire: Utilisateur) -> Client:
    """The person who keeps the region's staff, signed in."""
    nommer(par=None, titulaire=titulaire, role="gestionnaire_effectifs", region=region, periode=TOUJOURS)
    client = Client()
    client.force_login(titulaire, backend="django.contrib.auth.backends.ModelBackend")
    return client


def lu(reponse: Any) -> str:
    return reponse.content.decode().replace("\u00a0", " ")


# ── Rights ────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("nom", OUTRE_MER)
def test_un_mandat_ouvre_et_ferme_a_minuit_la_ou_est_la_region(
    monde: Monde, ailleurs: dict[str, Region], nom: str
) -> None:
    region, personne = ailleurs[nom], monde.sans_mandat
    periode = DateRange(LE_11, LE_11 + JOUR)
    nommer(par=None, titulaire=personne, role="secretaire_ctri", region=region, periode=periode)
    ouvert = []
    for instant in (minuit(nom, LE_11), minuit(nom, LE_11 + JOUR)):
        for moment in (instant - SECONDE, instant):
            with horloge(moment):
                ouvert.append(acteur_de(personne).peut(Droit.TENIR_SEANCE, region))
    assert ouvert == [False, True, True, False]


def test_le_meme_instant_n_est_pas_le_meme_jour_partout(monde: Monde, ailleurs: dict[str, Region]) -> None:
    for region in ailleurs.values():
        nommer(
            par=None,
            titulaire=monde.sans_mandat,
            role="secretaire_ctri",
            region=region,
            periode=DateRange(LE_11, None),
        )
    with horloge(SOIR_A_PARIS):
        acteur = acteur_de(monde.sans_mandat)
        assert {nom for nom, r in ailleurs.items() if acteur.peut(Droit.TENIR_SEANCE, r)} == {"reunion"}


@pytest.mark.parametrize("nom", OUTRE_MER)
def test_un_depart_compte_au_minuit_de_la_region(monde: Monde, ailleurs: dict[str, Region], nom: str) -> None:
    agent = en_poste(ailleurs[nom], dt.date(2020, 1, 1), fin=LE_11)
    with horloge(minuit(nom, LE_11) - SECONDE):
        assert rattachement_de_reference(agent) is not None
    with horloge(minuit(nom, LE_11)):
        assert rattachement_de_reference(agent) is None


# ── What is read ──────────────────────────────────────────────────────────────
def test_le_jour_des_equipes_est_celui_de_la_region(monde: Monde, ailleurs: dict[str, Region]) -> None:
    region = ailleurs["reunion"]
    client = responsable(region, monde.sans_mandat)
    en_poste(region, LE_11)
    with horloge(SOIR_A_PARIS):
        reponse = client.get(reverse("equipes", args=[region.pk]))
    assert "au 11 mars 2027" in lu(reponse)
    assert reponse.context["total"].effectif.medecins == 1, "arrivée ce jour-là"


def test_l_historique_se_lit_a_l_heure_de_la_region(monde: Monde, ailleurs: dict[str, Region]) -> None:
    region = ailleurs["reunion"]
    client = responsable(region, monde.sans_mandat)
    with horloge(SOIR_A_PARIS):
        agent = en_poste(region, LE_11)
        page = lu(client.get(reverse("agent", args=[agent.pk])))
    assert "11 mars 2027, 1 h 30" in page
    assert "10 mars 2027" not in page


def test_un_document_se_date_a_l_heure_de_sa_region(monde: Monde, ailleurs: dict[str, Region]) -> None:
    region = ailleurs["reunion"]
    client = responsable(region, monde.sans_mandat)
    nommer(par=None, titulaire=monde.sans_mandat, role="mir", region=region, periode=TOUJOURS)
    with horloge(SOIR_A_PARIS):
        monde.auvergne = region
        pk = documents.pret(monde)["pk"]
        page = lu(client.get(reverse("document", args=[pk])))
    assert page.count("11 mars 2027 à 1 h 30") == 2, "demandé, puis produit"


def test_le_titre_ecrit_par_la_vue_suit_la_region(monde: Monde, ailleurs: dict[str, Region]) -> None:
    """A session at 8 p.m. in Basse-Terre is on the next day in Paris: title, breadcrumb and page say the same day."""
    region = ailleurs["guadeloupe"]
    nommer(par=None, titulaire=monde.sans_mandat, role="secretaire_ctri", region=region, periode=TOUJOURS)
    debut = dt.datetime(2027, 3, 11, 0, tzinfo=dt.UTC)
    with horloge(SOIR_A_PARIS):
        seance = seances.creer(
            region=region,
            debut=debut,
            fin_prevue=debut + dt.timedelta(hours=2),
            lieu="Salle du conseil",
            par=acteur_de(monde.sans_mandat),
        )
        client = Client()
        client.force_login(monde.sans_mandat, backend="django.contrib.auth.backends.ModelBackend")
        page = lu(client.get(reverse("seance", args=[seance.pk])))
    assert "10 mars 2027" in page
    assert "11 mars 2027" not in page


def test_une_page_ne_laisse_pas_son_fuseau_a_la_suivante(monde: Monde, ailleurs: dict[str, Region]) -> None:
    region = ailleurs["reunion"]
    outre_mer = responsable(region, monde.sans_mandat)
    continent = Client()
    continent.force_login(monde.mir_a, backend="django.contrib.auth.backends.ModelBackend")
    with horloge(SOIR_A_PARIS):
        assert "au 11 mars 2027" in lu(outre_mer.get(reverse("equipes", args=[region.pk])))
        assert "au 10 mars 2027" in lu(continent.get(reverse("equipes", args=[monde.auvergne.pk])))
