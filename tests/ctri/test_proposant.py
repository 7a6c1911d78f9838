"""Each deliverable has its proposer, and nobody else acts in that quality (règles V4, T5): role x act, generated."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from ctri.dossiers import actions
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.actions import confier_interim, suppleer
from mutualisation.mandats.models import Mandat
from mutualisation.refus import Refus, raison
from mutualisation.territoire.models import Region
from tests.ctri import essai
from tests.ctri.roles import DEBUT, LONGTEMPS, chaque_tenant
from tests.ctri.test_workflow import dans_l_etat

pytestmark = pytest.mark.django_db

CONCERTATION = {"organisme": "Un organisme", "date": dt.date(2027, 1, 10), "avis": "Favorable"}
# The act, and the state from which it is taken.
ACTES: dict[str, tuple[str, Callable[[Dossier, Acteur], Any]]] = {
    "soumettre": (Etat.BROUILLON, lambda d, par: actions.soumettre(dossier=d, sans_patient=True, par=par)),
    "reprendre": (Etat.RENVOYEE, lambda d, par: actions.reprendre(dossier=d, par=par)),
    "avenant": (Etat.VALIDEE, lambda d, par: actions.ouvrir_avenant(dossier=d, par=par)),
}


def texte(region: Region, livrable: str, pole: str = "") -> Dossier:
    """A draft of any deliverable: what it holds does not matter to who proposes it."""
    dossier = Dossier.objects.create(
        region=region, livrable=livrable, genre="essai", annee=2027, pole=pole, titre="Texte",
        reference=f"{livrable}-{pole}",
    )  # fmt: skip
    essai.BROUILLONS[dossier.pk] = {"texte": "Un texte"}
    return dossier


def textes(region: Region) -> list[Dossier]:
    """One draft per deliverable, and two for what poles propose: a role is tried on another pole's text too."""
    poles = [pole.code for pole in region.schema.poles]
    cles = [(livrable, poles[:2] if livrable.par == "pole" else [""]) for livrable in region.schema.livrables]
    return [texte(region, livrable.code, pole) for livrable, siens in cles for pole in siens]


@pytest.mark.parametrize("nom", ["auvergne", "bretagne"])
def test_role_par_acte(nom: str, monde: Any, type_essai: essai.TypeEssai) -> None:
    region = getattr(monde, nom)
    tenants, brouillons, permis = chaque_tenant(region), textes(region), 0
    for dossier, (acte, (etat, agir)) in itertools.product(brouillons, ACTES.items()):
        dans_l_etat(dossier, etat, bilan=False)
        dossier.refresh_from_db()
        proposant = region.schema.livrable(dossier.livrable).proposant
        for (role, pole), acteur in tenants.items():
            attendu = role == proposant and pole == dossier.pole
            point = transaction.savepoint()
            refus = raison(partial(agir, dossier, acteur))
            transaction.savepoint_rollback(point)
            cas = f"{role} {pole} {acte} {dossier.livrable} {dossier.pole} : {refus}"
            assert not refus if attendu else refus.startswith("Réservé "), cas
            permis += attendu
    # Each text has its one proposer: silence would also pass if nobody could do anything.
    assert permis == len(brouillons) * len(ACTES)


@pytest.mark.parametrize("nom", ["auvergne", "bretagne"])
def test_les_consultations_sont_au_proposant_et_a_qui_tient_la_seance(
    nom: str, monde: Any, type_essai: essai.TypeEssai
) -> None:
    region = getattr(monde, nom)
    tenants = chaque_tenant(region)
    for dossier in textes(region):
        for (role, pole), acteur in tenants.items():
            definition = region.schema.role(role)
            droits = {*definition.droits, *definition.droits_region}
            tient = definition.portee != "nation" and droits & {"tenir_seance", "presider_comite"}
            attendu = (role == region.schema.livrable(dossier.livrable).proposant and pole == dossier.pole) or tient
            point = transaction.savepoint()
            noter = partial(actions.noter_consultation, dossier=dossier, code="autre", par=acteur, **CONCERTATION)
            refus = raison(noter)
            transaction.savepoint_rollback(point)
            assert bool(refus) != bool(attendu), f"{role} {pole} {dossier.livrable} {dossier.pole} : {refus}"


@pytest.mark.parametrize(
    ("nom", "livrable", "pole", "phrase"),
    [
        ("auvergne", "plan_travail", "", "Réservé au médecin inspecteur régional."),
        ("bretagne", "dimensionnement", "", "Réservé au médecin-conseil régional adjoint."),
        (
            "bretagne",
            "programme_travail",
            "oss",
            "Réservé au responsable de pôle «\u202fOrganisation du système de soins\u202f».",
        ),
    ],
)
def test_le_refus_dit_a_qui_est_l_acte(
    nom: str, livrable: str, pole: str, phrase: str, monde: Any, type_essai: essai.TypeEssai
) -> None:
    region = getattr(monde, nom)
    etrangers = [monde.secretaire_a, monde.medecin_a, monde.mir_b, monde.praticien, monde.sans_mandat]
    for personne in etrangers:
        with pytest.raises(Refus) as refus:
            actions.soumettre(dossier=texte(region, livrable, pole), sans_patient=True, par=acteur_de(personne))
        assert refus.value.raison == phrase
        Dossier.objects.all().delete()


def test_un_adjoint_ne_soumet_pas_le_programme_d_un_pole(monde: Any, type_essai: essai.TypeEssai) -> None:
    adjoint = chaque_tenant(monde.bretagne)["mcr_adjoint", ""]
    assert (
        actions.soumettre(dossier=texte(monde.bretagne, "dimensionnement"), sans_patient=True, par=adjoint).etat
        == Etat.SOUMISE
    )
    with pytest.raises(Refus, match="Réservé au responsable de pôle"):
        actions.soumettre(dossier=texte(monde.bretagne, "programme_travail", "rps"), sans_patient=True, par=adjoint)


def _suppleer(pour: Mandat, personne: Any, etendue: tuple[str, ...] = ()) -> Acteur:
    suppleer(
        par=None, pour=pour, titulaire=personne, acte="Décision 2007-12", date_acte=DEBUT, periode=LONGTEMPS,
        etendue=etendue,
    )  # fmt: skip
    return acteur_de(personne)


def test_la_suppleance_soumet_ce_que_soumet_qui_elle_remplace(monde: Any, type_essai: essai.TypeEssai) -> None:
    rps = Mandat.objects.get(role="responsable_pole", pole="rps")
    praticien = _suppleer(rps, monde.praticien)
    with pytest.raises(Refus, match="Réservé au responsable de pôle"):
        actions.soumettre(dossier=texte(monde.bretagne, "programme_travail", "oss"), sans_patient=True, par=praticien)
    dossier = actions.soumettre(
        dossier=texte(monde.bretagne, "programme_travail", "rps"), sans_patient=True, par=praticien
    )
    assert "en suppléance de" in dossier.versions.get().qualite


def test_une_suppleance_sans_ce_droit_ne_soumet_pas(monde: Any, type_essai: essai.TypeEssai) -> None:
    medecin = _suppleer(Mandat.objects.get(role="mir", titulaire=monde.mir_a), monde.medecin_a, ("rediger",))
    with pytest.raises(Refus, match="Réservé au médecin inspecteur régional"):
        actions.soumettre(dossier=texte(monde.auvergne, "plan_travail"), sans_patient=True, par=medecin)


def test_l_interim_soumet(monde: Any, type_essai: essai.TypeEssai) -> None:
    confier_interim(
        par=None, titulaire=monde.praticien, role="mcr_adjoint", region=monde.bretagne, acte="Décision 2007-13",
        date_acte=DEBUT, periode=LONGTEMPS,
    )  # fmt: skip
    interim = acteur_de(monde.praticien)
    assert (
        actions.soumettre(dossier=texte(monde.bretagne, "dimensionnement"), sans_patient=True, par=interim).etat
        == Etat.SOUMISE
    )
    with pytest.raises(Refus, match="Réservé au responsable de pôle"):
        actions.soumettre(dossier=texte(monde.bretagne, "programme_travail", "rps"), sans_patient=True, par=interim)
