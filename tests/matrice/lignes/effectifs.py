"""Staff: read by whoever reads the region, kept by each head for their service and by those charged with it for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from mutualisation.effectifs.actions import rattacher
from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.temps import aujourdhui, maintenant
from tests.distribution import Monde
from tests.matrice.modele import BRETAGNE, CHEFS_A, LECTEURS_A, PERSONNE, Construire, Ligne

GESTION_A = frozenset({"gestionnaire_a", "administrateur"})
LISENT_A = LECTEURS_A | GESTION_A
# The service of the agent these lines are about.
CHEF = frozenset({"chef_local_a"})
SOCLE = {"postes": "1.5", "acte": "Arrêté n° 12", "date_acte": "2027-02-01", "debut": "2027-03-01"}
DEUX = ("get", "post")


def auvergne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def bretagne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.bretagne.pk}


def en_format(format_: str) -> Construire:
    return lambda monde: auvergne(monde) | {"format_": format_}


def agent(cle: str = "medecin_a") -> Construire:
    return lambda monde: {"pk": getattr(monde.agents, cle).pk}


def service(monde: Monde) -> dict[str, Any]:
    return {"pk": monde.services["15"].pk}


def rattachement_commence(monde: Monde) -> Mapping[str, Any]:
    return {"pk": monde.agents.medecin_a.rattachements.get().pk}


def rattachement_a_venir(monde: Monde) -> Mapping[str, Any]:
    demain = aujourdhui() + dt.timedelta(days=1)
    prevu = rattacher(par=None, agent=monde.agents.medecin_a, service=monde.services["15"], quotite=50, debut=demain)
    return {"pk": prevu.pk}


def examine(**nombres: int) -> Construire:
    """An import whose examination is done."""

    def construire(monde: Monde) -> Mapping[str, Any]:
        importation = ImportAgents.objects.create(
            region=monde.auvergne,
            nom="agents.csv",
            taille=10,
            empreinte="e" * 64,
            etat=Etat.ANALYSE,
            demande_par=monde.gestionnaire_a,
            demande_le=maintenant(),
            modifie_le=maintenant(),
            empreinte_examen="lu",
            **nombres,
        )
        return {"pk": importation.pk}

    return construire


EXAMINE = examine(acceptees=1)

LIGNES = [
    Ligne("equipes", LISENT_A, construire=auvergne),
    Ligne("equipes", BRETAGNE | {"administrateur_drsm"}, etat="autre_dispositif", construire=bretagne),
    Ligne("agents", LISENT_A, construire=auvergne),
    *(Ligne("agents_export", LISENT_A, etat=f, construire=en_format(f)) for f in ("xlsx", "ods", "csv")),
    Ligne("agents_export", PERSONNE, etat="format_inconnu", construire=en_format("exe")),
    Ligne("agent", LISENT_A, construire=agent()),
    # Everybody reads what is kept about oneself.
    Ligne("agent", LISENT_A | {"associe_a"}, etat="soi-même", construire=agent("associe_a")),
    *(
        Ligne("agent_nouveau", GESTION_A | CHEFS_A, methode=methode, construire=auvergne, voient=LECTEURS_A)
        for methode in DEUX
    ),
    *(
        Ligne(nom, GESTION_A | CHEF, methode=methode, construire=agent(), voient=LECTEURS_A)
        for nom in ("agent_modifier", "agent_rattachement", "agent_depart")
        for methode in DEUX
    ),
    *(
        Ligne(
            "rattachement_annuler",
            GESTION_A | CHEF,
            etat="a_venir",
            methode=methode,
            construire=rattachement_a_venir,
            voient=LECTEURS_A,
        )
        for methode in DEUX
    ),
    Ligne("rattachement_annuler", PERSONNE, etat="commence", construire=rattachement_commence, voient=LISENT_A),
    Ligne("effectif_socle", LISENT_A, construire=service),
    Ligne("effectif_socle", GESTION_A, methode="post", construire=service, voient=LECTEURS_A, donnees=SOCLE),
    *(Ligne("imports", GESTION_A, methode=methode, construire=auvergne, voient=LECTEURS_A) for methode in DEUX),
    *(
        Ligne("import_modele", GESTION_A, etat=f, construire=en_format(f), voient=LECTEURS_A)
        for f in ("xlsx", "ods", "csv")
    ),
    *(Ligne(nom, GESTION_A, construire=EXAMINE, voient=LECTEURS_A) for nom in ("import", "import_suivi")),
    Ligne(
        "import_confirmer",
        GESTION_A,
        methode="post",
        construire=EXAMINE,
        voient=LECTEURS_A,
        donnees={"empreinte": "lu"},
    ),
    # A refused line, an examination made again since it was read: nobody, whatever their rights.
    Ligne(
        "import_confirmer",
        PERSONNE,
        etat="ligne_refusee",
        methode="post",
        construire=examine(acceptees=1, refusees=1),
        voient=LISENT_A,
        donnees={"empreinte": "lu"},
    ),
    Ligne("import_confirmer", PERSONNE, etat="relu_depuis", methode="post", construire=EXAMINE, voient=LISENT_A),
    Ligne("import_abandonner", GESTION_A, methode="post", construire=EXAMINE, voient=LECTEURS_A),
]
