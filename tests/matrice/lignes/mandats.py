"""Mandates: read by whoever reads the region, kept by those who are charged with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.mandats.actions import nommer
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.temps import aujourdhui
from tests.distribution import Monde, adresse
from tests.matrice.modele import BRETAGNE, LECTEURS_A, PERSONNE, Construire, Ligne

GESTION_A = frozenset({"gestionnaire_a", "administrateur"})
LISENT_A = LECTEURS_A | GESTION_A
ADMINISTRATION = frozenset({"administrateur"})
GESTION_BRETAGNE = frozenset({"mcr", "administrateur_drsm"})

NOMINATION = {"role": "evaluateur", "titulaire": adresse("sans_mandat"), "debut": "2027-03-01"}
POUR_AUTRUI = {
    "titulaire": adresse("medecin_a2"),
    "debut": "2027-03-01",
    "acte": "Arrêté n° 7",
    "date_acte": "2027-02-01",
}


def auvergne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def bretagne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.bretagne.pk}


def reference(monde: Monde) -> dict[str, Any]:
    return {"dispositif_pk": monde.auvergne.dispositif_id}


def de(cle: str) -> Construire:
    """The mandate someone holds in their own name."""

    def construire(monde: Monde) -> Mapping[str, Any]:
        return {"pk": Mandat.objects.get(titulaire=monde.personnes[cle], nature=Nature.TITULAIRE).pk}

    return construire


def a_venir(monde: Monde) -> Mapping[str, Any]:
    demain = DateRange(aujourdhui() + dt.timedelta(days=1), None)
    fait = nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=demain)
    return {"pk": fait.pk}


LIGNES = [
    Ligne("mandats", ADMINISTRATION | {"administrateur_drsm"}, inconnus=403),
    Ligne("mandats_de_la_region", LISENT_A, construire=auvergne),
    Ligne("mandats_de_la_region", BRETAGNE | GESTION_BRETAGNE, etat="autre_dispositif", construire=bretagne),
    Ligne("mandats_du_dispositif", ADMINISTRATION | {"national"}, construire=reference),
    Ligne("mandat", LISENT_A, construire=de("chef_local_a")),
    *(
        Ligne(nom, GESTION_A, methode=methode, construire=auvergne, voient=LECTEURS_A, donnees=NOMINATION | POUR_AUTRUI)
        for nom in ("nommer_dans_la_region", "interim")
        for methode in ("get", "post")
    ),
    *(
        Ligne(
            "nommer_dans_la_region",
            GESTION_BRETAGNE,
            etat="autre_dispositif",
            methode=methode,
            construire=bretagne,
            voient=BRETAGNE,
            donnees=NOMINATION,
        )
        for methode in ("get", "post")
    ),
    *(
        Ligne(
            "nommer_dans_le_dispositif",
            ADMINISTRATION,
            methode=methode,
            construire=reference,
            voient=frozenset({"national"}),
            donnees=NOMINATION | {"role": "groupe_suivi"},
        )
        for methode in ("get", "post")
    ),
    *(
        Ligne(nom, permis, methode=methode, construire=de(cle), voient=LECTEURS_A, donnees=donnees)
        for nom, cle, permis, donnees in (
            # Whoever holds the signature may lend it.
            ("mandat_deleguer", "chef_siege_a", GESTION_A | {"chef_siege_a"}, POUR_AUTRUI),
            ("mandat_suppleer", "mir_a", GESTION_A, POUR_AUTRUI),
            ("mandat_finir", "chef_local_a", GESTION_A, {"dernier_jour": "2027-06-30"}),
        )
        for methode in ("get", "post")
    ),
    # A role that is not delegated in this scheme, a mandate that has begun: nobody, whatever their rights.
    Ligne("mandat_deleguer", PERSONNE, etat="role_non_delegable", construire=de("mir_a"), voient=LISENT_A),
    Ligne("mandat_annuler", PERSONNE, etat="commence", construire=de("chef_local_a"), voient=LISENT_A),
    *(
        Ligne(
            "mandat_annuler",
            GESTION_A,
            etat="a_venir",
            methode=methode,
            construire=a_venir,
            voient=LECTEURS_A,
            donnees={"motif": "Erreur de personne"},
        )
        for methode in ("get", "post")
    ),
]
