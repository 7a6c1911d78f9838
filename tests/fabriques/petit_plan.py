"""A plan small enough to be worked out by hand: one head office, two departments, three doctors, two objectives."""

from collections.abc import Mapping
from typing import Any, cast

from college.plans.contenu import Action, Contenu, JoursMedecin, Medecin
from tests.fabriques.contenu import plan

SIEGE, NORD, SUD = 1, 2, 3
# Identifiers of the doctors: one at the head office, one in each department.
ANNE, BRUNO, CLAIRE = 1, 2, 3


def medecin(id_: int, prenom: str, nom: str, service: int, **autres: int) -> Medecin:
    """A full-time doctor with 100 days of capacity unless told otherwise."""
    base: dict[str, Any] = {
        "id": id_,
        "prenom": prenom,
        "nom": nom,
        "affiche": f"Dr {prenom} {nom}",
        "service": service,
        "quotite": 100,
        "jours_ouvres": 150,
        "conges": 30,
        "formation": 5,
        "reserve": 15,
        "prete": 0,
        "hors_plan": 0,
    }
    return cast(Medecin, base | autres)


def action(id_: int, parts: Mapping[int, tuple[int, int, int]] | None = None, **autres: Any) -> Action:
    """A complete action; `parts` maps a doctor to (scheduled, annualised, reserve), the first one leads."""
    parts = {BRUNO: (10, 0, 0)} if parts is None else parts
    lignes: list[JoursMedecin] = [
        {"medecin": m, "programmes": p, "annualises": a, "reserve": r} for m, (p, a, r) in parts.items()
    ]
    presents = list(parts)
    base: dict[str, Any] = {
        "id": id_,
        "numero": f"1.{id_}",
        "objectif": 1,
        "intitule": f"Action {id_}",
        "fonction": "veille",
        "fonction_libelle": "Veille et alerte",
        "niveau": "departemental",
        "territoires": ["03"],
        "debut": 2,
        "fin": 5,
        "resultat": "Un résultat",
        "indicateur": "Un indicateur",
        "pilote": presents[0] if presents else None,
        "contributeurs": presents[1:],
        "jours": lignes,
    }
    return cast(Action, base | autres)


def petit_plan(*actions: Action, **remplacements: Any) -> Contenu:
    """The plan; the two departments are the Allier ("03", Nord) and the Cantal ("15", Sud)."""
    modele = plan(0, 0)
    services = {s["id"]: s for s in modele["services"]}
    contenu = modele | {
        "departements": modele["departements"][:2],
        "services": [services[SIEGE], services[NORD], services[SUD]],
        "medecins": [
            medecin(ANNE, "Anne", "Aubrac", SIEGE),
            medecin(BRUNO, "Bruno", "Bessade", NORD),
            medecin(CLAIRE, "Claire", "Cézal", SUD),
        ],
        "objectifs": [
            {**modele["objectifs"][0], "id": 1, "rang": 1, "priorite": True, "motif_sans_reponse": None},
            {**modele["objectifs"][3], "id": 2, "rang": 2, "priorite": False, "motif_sans_reponse": None},
        ],
        "actions": list(actions),
        "motifs_surcharge": [],
    }
    return cast(Contenu, contenu | remplacements)
