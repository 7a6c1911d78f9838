"""Appointing and ending: who may, on what scope, what is written, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.journal.actions import historique
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import annuler, confier_interim, mettre_fin, nommer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import DroitRegion, DroitService, Mandat, Nature
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from tests.distribution import TOUJOURS, Monde

ANNEE = DateRange(dt.date(2027, 1, 1), dt.date(2028, 1, 1))
ACTE = {"acte": "Arrêté n° 2027-15", "date_acte": dt.date(2027, 1, 4)}


def mandat_de(personne: Any) -> Mandat:
    return personne.mandats.get(nature=Nature.TITULAIRE)


def refus(appel: Any) -> str:
    with pytest.raises(Refus) as prise:
        appel()
    return prise.value.raison.replace("\u00a0", " ").replace("\u202f", " ")


def test_nommer_ecrit_le_mandat_ses_droits_et_le_journal(monde: Monde) -> None:
    mandat = nommer(
        par=acteur_de(monde.administrateur),
        titulaire=monde.sans_mandat,
        role="directeur_ddass",
        service=monde.limousin.services.get(departement_id="23", est_local=True),
        periode=ANNEE,
    )
    assert (mandat.region, mandat.dispositif) == (monde.limousin, monde.limousin.dispositif)
    droits = DroitService.objects.filter(mandat=mandat).values_list("permission__codename", flat=True)
    autour = DroitRegion.objects.filter(mandat=mandat).values_list("permission__codename", flat=True)
    role = monde.limousin.schema.role("directeur_ddass")
    assert (set(droits), set(autour)) == (set(role.droits), set(role.droits_region))
    acte = historique(mandat).get()
    assert (acte.code, acte.utilisateur, acte.role) == ("nommer", monde.administrateur, "administrateur")
    assert acte.donnees["titulaire"] == monde.sans_mandat.pk


def test_un_refus_n_ecrit_rien(monde: Monde) -> None:
    avant = Mandat.objects.count(), Acte.objects.count(), DroitRegion.objects.count()
    with pytest.raises(Refus):
        nommer(par=None, titulaire=monde.sans_mandat, role="mir", region=monde.auvergne, periode=ANNEE)
    assert (Mandat.objects.count(), Acte.objects.count(), DroitRegion.objects.count()) == avant


@pytest.mark.parametrize("personne", ["mir_a", "chef_siege_a", "secretaire_a", "medecin_a", "national", "mir_b"])
def test_qui_ne_tient_pas_les_mandats_ne_nomme_pas(monde: Monde, personne: str) -> None:
    acteur = acteur_de(getattr(monde, personne))
    raison = refus(
        lambda: nommer(par=acteur, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=ANNEE)
    )
    assert raison.startswith("Vous n’avez pas le droit de tenir à jour les mandats ici")


def test_le_gestionnaire_d_une_region_ne_nomme_pas_ailleurs(monde: Monde) -> None:
    acteur = acteur_de(monde.gestionnaire_a)
    nommer(par=acteur, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=ANNEE)
    with pytest.raises(Refus):
        nommer(par=acteur, titulaire=monde.sans_mandat, role="evaluateur", region=monde.limousin, periode=ANNEE)
    with pytest.raises(Refus):
        nommer(
            par=acteur,
            titulaire=monde.sans_mandat,
            role="administrateur",
            dispositif=monde.auvergne.dispositif,
            periode=ANNEE,
        )


@pytest.mark.parametrize(
    ("role", "portee", "phrase"),
    [
        ("mir", "service", "Médecin inspecteur régional : ce rôle se tient sur une région."),
        ("directeur_ddass", "region", "ce rôle se tient sur un service."),
        ("administrateur", "region", "ce rôle se tient pour l’ensemble du dispositif."),
        ("evaluateur", "dispositif", "ce rôle se tient sur une région."),
        ("chaman", "region", "Le rôle « chaman » n’existe pas"),
    ],
)
def test_un_role_se_tient_sur_sa_portee(monde: Monde, role: str, portee: str, phrase: str) -> None:
    objet = {
        "service": monde.services["15"],
        "region": monde.auvergne,
        "dispositif": monde.auvergne.dispositif,
    }[portee]
    assert phrase in refus(
        lambda: nommer(par=None, titulaire=monde.sans_mandat, role=role, periode=ANNEE, **{portee: objet})
    )


@pytest.mark.parametrize(
    ("periode", "phrase"),
    [
        (DateRange(None, dt.date(2027, 1, 1)), "La date de début est obligatoire."),
        (DateRange(dt.date(2027, 1, 2), dt.date(2027, 1, 1)), "La fin du mandat vient après son début."),
        (DateRange(dt.date(2027, 1, 1), dt.date(2027, 1, 1)), "La fin du mandat vient après son début."),
    ],
)
def test_dates_refusees(monde: Monde, periode: DateRange, phrase: str) -> None:
    assert phrase == refus(
        lambda: nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=periode)
    )


# ── One holder at a time ──────────────────────────────────────────────────────


def test_un_seul_mir_par_region_a_la_fois(monde: Monde) -> None:
    raison = refus(
        lambda: nommer(par=None, titulaire=monde.sans_mandat, role="mir", region=monde.auvergne, periode=ANNEE)
    )
    assert raison == (
        "Dr Hélène Vasseur est déjà MIR, région Auvergne, depuis le 1er janvier 2007 : "
        "mettez d’abord fin à ce mandat, ou choisissez d’autres dates."
    )


def test_le_suivant_commence_le_lendemain(monde: Monde) -> None:
    mettre_fin(par=None, mandat=mandat_de(monde.mir_a), dernier_jour=dt.date(2026, 12, 31))
    suivant = nommer(par=None, titulaire=monde.medecin_a2, role="mir", region=monde.auvergne, periode=ANNEE)
    assert suivant.debut == dt.date(2027, 1, 1)


def test_une_personne_peut_diriger_deux_services(monde: Monde) -> None:
    mettre_fin(par=None, mandat=mandat_de(monde.chef_local_a), dernier_jour=dt.date(2026, 12, 31))
    second = nommer(
        par=None,
        titulaire=monde.chef_local_a2,
        role="directeur_ddass",
        service=monde.services["15"],
        periode=ANNEE,
    )
    services = acteur_de(monde.chef_local_a2).services(Droit.ARRETER_FICHE)
    assert {second.service_id, monde.services["03"].pk} == services | {second.service_id}


@pytest.mark.parametrize("nature", [Nature.TITULAIRE, Nature.INTERIM])
@pytest.mark.parametrize("portee", ["region", "service", "nation"])
def test_la_base_refuse_aussi_deux_titulaires_et_deux_interims(monde: Monde, nature: str, portee: str) -> None:
    """The rule holds even for code that forgets the action."""
    tenants = {"region": monde.mir_a, "service": monde.chef_local_a, "nation": monde.national}
    modele = mandat_de(tenants[portee])
    mettre_fin(par=None, mandat=modele, dernier_jour=dt.date(2026, 12, 31))
    champs = {
        "role": modele.role,
        "dispositif": modele.dispositif,
        "region": modele.region,
        "service": modele.service,
        "exclusif": True,
        "nature": nature,
        "acte": "Décision",
        "date_acte": dt.date(2027, 1, 1),
        "periode": ANNEE,
    }
    Mandat.objects.create(titulaire=monde.medecin_a2, **champs)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandat.objects.create(titulaire=monde.medecin_a3, **champs)


def test_deux_interims_du_meme_role_sont_refuses(monde: Monde) -> None:
    def confier(personne: Any) -> Mandat:
        return confier_interim(par=None, titulaire=personne, role="mir", region=monde.auvergne, periode=ANNEE, **ACTE)

    confier(monde.medecin_a2)
    assert "Dr Étienne Malbourg est déjà MIR par intérim, région Auvergne, du 1er janvier 2027 au 31" in refus(
        lambda: confier(monde.medecin_a3)
    )


# ── Ending ────────────────────────────────────────────────────────────────────


def test_mettre_fin_garde_le_mandat_et_le_motif(monde: Monde) -> None:
    mandat = mettre_fin(
        par=acteur_de(monde.administrateur),
        mandat=mandat_de(monde.secretaire_a),
        dernier_jour=aujourdhui() - dt.timedelta(days=1),
        motif="Mutation",
    )
    assert acteur_de(monde.secretaire_a).titres == []
    acte = historique(mandat).first()
    assert acte is not None
    assert acte.motif is not None
    assert (acte.code, acte.motif.texte) == ("mettre_fin", "Mutation")


@pytest.mark.parametrize(
    ("jour", "phrase"),
    [
        (dt.date(2006, 12, 31), "Ce mandat commence le 1er janvier 2007 : il ne peut pas finir avant."),
        (dt.date(2027, 12, 31), "Ce mandat prend déjà fin le 31 décembre 2027."),
    ],
)
def test_fins_refusees(monde: Monde, jour: dt.date, phrase: str) -> None:
    mandat = mandat_de(monde.secretaire_a)
    mettre_fin(par=None, mandat=mandat, dernier_jour=dt.date(2027, 12, 31))
    assert refus(lambda: mettre_fin(par=None, mandat=mandat, dernier_jour=jour)) == phrase


def test_un_mandat_commence_ne_s_annule_pas(monde: Monde) -> None:
    assert refus(lambda: annuler(par=None, mandat=mandat_de(monde.secretaire_a))) == (
        "Ce mandat a commencé : il ne s’annule plus, mettez-y fin."
    )


def test_annuler_un_mandat_a_venir_l_efface_avec_ses_droits(monde: Monde) -> None:
    demain = aujourdhui() + dt.timedelta(days=1)
    mandat = nommer(
        par=None,
        titulaire=monde.sans_mandat,
        role="evaluateur",
        region=monde.auvergne,
        periode=DateRange(demain, None),
    )
    pk = mandat.pk
    annuler(par=acteur_de(monde.administrateur), mandat=mandat, motif="Erreur de personne")
    assert not Mandat.objects.filter(pk=pk).exists()
    assert not DroitRegion.objects.filter(mandat_id=pk).exists()
    assert Acte.objects.get(objet_id=pk, code="annuler").donnees["titulaire"] == monde.sans_mandat.pk


def test_un_mandat_national_vaut_pour_toutes_les_regions_du_dispositif(monde: Monde) -> None:
    acteur = acteur_de(monde.national)
    assert acteur.peut(Droit.SUIVRE, monde.auvergne)
    assert acteur.peut(Droit.SUIVRE, monde.martinique)
    assert not acteur.peut(Droit.SUIVRE, monde.bretagne)


def test_la_periode_par_defaut_de_la_distribution_est_ouverte(monde: Monde) -> None:
    assert mandat_de(monde.mir_a).periode == TOUJOURS
