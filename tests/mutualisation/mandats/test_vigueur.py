"""Règle T4: rights follow the mandates in force today, with no job in between; règle T5: what lapses by itself."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.models import Rattachement
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import confier_interim, deleguer, mettre_fin, nommer, suppleer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.temps import horloge
from mutualisation.territoire.models import Region
from tests.distribution import Monde

PARIS = ZoneInfo("Europe/Paris")
HIER, AUJOURDHUI, DEMAIN = dt.date(2027, 3, 9), dt.date(2027, 3, 10), dt.date(2027, 3, 11)
ACTE = {"acte": "Arrêté n° 2027-15", "date_acte": HIER}


def midi(jour: dt.date) -> dt.datetime:
    return dt.datetime.combine(jour, dt.time(12), PARIS)


def peut(personne: Utilisateur, droit: str, region: Region, instant: dt.datetime) -> bool:
    with horloge(instant):
        return acteur_de(personne).peut(droit, region)


def test_un_mandat_fini_hier_n_ouvre_rien(monde: Monde) -> None:
    nommer(
        par=None,
        titulaire=monde.sans_mandat,
        role="secretaire_ctri",
        region=monde.auvergne,
        periode=DateRange(dt.date(2027, 1, 1), AUJOURDHUI),
    )
    assert peut(monde.sans_mandat, Droit.TENIR_SEANCE, monde.auvergne, midi(HIER))
    assert not peut(monde.sans_mandat, Droit.TENIR_SEANCE, monde.auvergne, midi(AUJOURDHUI))
    with horloge(midi(AUJOURDHUI)):
        assert acteur_de(monde.sans_mandat).titres == []


def test_un_mandat_qui_commence_demain_ouvre_demain(monde: Monde) -> None:
    nommer(
        par=None,
        titulaire=monde.sans_mandat,
        role="secretaire_ctri",
        region=monde.auvergne,
        periode=DateRange(DEMAIN, None),
    )
    assert not peut(monde.sans_mandat, Droit.TENIR_SEANCE, monde.auvergne, midi(AUJOURDHUI))
    assert peut(monde.sans_mandat, Droit.TENIR_SEANCE, monde.auvergne, midi(DEMAIN))


@pytest.mark.parametrize(
    ("region", "decalage"),
    [("martinique", -4), ("auvergne", 1)],
)
def test_le_jour_est_celui_de_la_region(monde: Monde, region: str, decalage: int) -> None:
    """Midnight strikes in Fort-de-France five hours after Clermont-Ferrand."""
    perimetre = getattr(monde, region)
    nommer(
        par=None,
        titulaire=monde.sans_mandat,
        role="secretaire_ctri",
        region=perimetre,
        periode=DateRange(DEMAIN, DEMAIN + dt.timedelta(days=1)),
    )
    minuit = dt.datetime.combine(DEMAIN, dt.time(0), dt.UTC) - dt.timedelta(hours=decalage)
    seconde, jour = dt.timedelta(seconds=1), dt.timedelta(days=1)
    ouvert = [
        peut(monde.sans_mandat, Droit.TENIR_SEANCE, perimetre, instant)
        for instant in (minuit - seconde, minuit, minuit + jour - seconde, minuit + jour)
    ]
    assert ouvert == [False, True, True, False]


def test_le_rattachement_suit_aussi_la_date(monde: Monde) -> None:
    """Membership of the college by right follows belonging, with no mandate (règle C1)."""
    Rattachement.objects.filter(agent=monde.agents.medecin_a).update(periode=DateRange(HIER, AUJOURDHUI))
    assert peut(monde.medecin_a, Droit.CONTRIBUER, monde.auvergne, midi(HIER))
    assert not peut(monde.medecin_a, Droit.CONTRIBUER, monde.auvergne, midi(AUJOURDHUI))


# ── Acting for someone (règle T5) ─────────────────────────────────────────────


def mandat_de(personne: Utilisateur) -> Mandat:
    return personne.mandats.get(nature=Nature.TITULAIRE)


def delegation(monde: Monde) -> Mandat:
    return deleguer(
        par=None,
        pour=mandat_de(monde.chef_siege_a),
        titulaire=monde.associe_a,
        periode=DateRange(HIER, None),
        **ACTE,
    )


def test_la_delegation_tombe_quand_le_delegant_quitte_son_poste(monde: Monde) -> None:
    delegation(monde)
    assert peut(monde.associe_a, Droit.CADRER, monde.auvergne, midi(AUJOURDHUI))
    mettre_fin(par=None, mandat=mandat_de(monde.chef_siege_a), dernier_jour=HIER)
    assert peut(monde.associe_a, Droit.CADRER, monde.auvergne, midi(HIER))
    assert not peut(monde.associe_a, Droit.CADRER, monde.auvergne, midi(AUJOURDHUI))


def test_la_delegation_tombe_quand_le_delegataire_change_de_service(monde: Monde) -> None:
    delegation(monde)
    rattachement = Rattachement.objects.get(agent=monde.agents.associe_a)
    rattachement.periode = DateRange(rattachement.periode.lower, AUJOURDHUI)
    rattachement.save()
    Rattachement.objects.create(
        agent=rattachement.agent, service=monde.services["15"], periode=DateRange(AUJOURDHUI, None)
    )
    assert peut(monde.associe_a, Droit.CADRER, monde.auvergne, midi(HIER))
    assert not peut(monde.associe_a, Droit.CADRER, monde.auvergne, midi(AUJOURDHUI))


def test_la_delegation_survit_a_un_changement_de_quotite(monde: Monde) -> None:
    """Working less in the same service is not changing post."""
    delegation(monde)
    rattachement = Rattachement.objects.get(agent=monde.agents.associe_a)
    rattachement.periode = DateRange(rattachement.periode.lower, AUJOURDHUI)
    rattachement.save()
    Rattachement.objects.create(
        agent=rattachement.agent, service=rattachement.service, periode=DateRange(AUJOURDHUI, None), quotite=80
    )
    assert peut(monde.associe_a, Droit.CADRER, monde.auvergne, midi(AUJOURDHUI))


def test_l_etendue_d_une_delegation_la_limite(monde: Monde) -> None:
    deleguer(
        par=None,
        pour=mandat_de(monde.chef_siege_a),
        titulaire=monde.associe_a,
        periode=DateRange(HIER, None),
        etendue=[Droit.CADRER],
        **ACTE,
    )
    with horloge(midi(AUJOURDHUI)):
        droits = {droit for titre in acteur_de(monde.associe_a).titres for _, _, droit in titre.octrois}
    assert droits == {Droit.CADRER, Droit.CONSULTER}


def test_la_suppleance_tombe_avec_le_mandat_supplee(monde: Monde) -> None:
    suppleer(
        par=None,
        pour=mandat_de(monde.mir_a),
        titulaire=monde.medecin_a2,
        periode=DateRange(HIER, None),
        **ACTE,
    )
    assert peut(monde.medecin_a2, Droit.SOUMETTRE, monde.auvergne, midi(AUJOURDHUI))
    mettre_fin(par=None, mandat=mandat_de(monde.mir_a), dernier_jour=AUJOURDHUI)
    assert not peut(monde.medecin_a2, Droit.SOUMETTRE, monde.auvergne, midi(DEMAIN))


def test_l_interim_survit_au_depart_du_titulaire(monde: Monde) -> None:
    interim = confier_interim(
        par=None,
        titulaire=monde.chef_local_a2,
        role="directeur_ddass",
        service=monde.services["15"],
        periode=DateRange(HIER, DEMAIN),
        **ACTE,
    )
    assert interim.pour == mandat_de(monde.chef_local_a)
    mettre_fin(par=None, mandat=mandat_de(monde.chef_local_a), dernier_jour=HIER)
    with horloge(midi(AUJOURDHUI)):
        assert acteur_de(monde.chef_local_a2).peut(Droit.ARRETER_FICHE, service=monde.services["15"])
    with horloge(midi(DEMAIN)):
        assert not acteur_de(monde.chef_local_a2).peut(Droit.ARRETER_FICHE, service=monde.services["15"])


@pytest.mark.parametrize("jour", [HIER, AUJOURDHUI, DEMAIN])
def test_la_liste_et_la_requete_des_droits_disent_la_meme_chose(monde: Monde, jour: dt.date) -> None:
    delegation(monde)
    nommer(
        par=None,
        titulaire=monde.sans_mandat,
        role="secretaire_ctri",
        region=monde.auvergne,
        periode=DateRange(AUJOURDHUI, DEMAIN),
    )
    mettre_fin(par=None, mandat=mandat_de(monde.chef_siege_a), dernier_jour=AUJOURDHUI)
    with horloge(midi(jour)):
        lus = {t.mandat_id for u in monde.personnes.values() for t in acteur_de(u).titres if t.mandat_id}
    assert lus == set(Mandat.objects.au(jour).values_list("pk", flat=True))
