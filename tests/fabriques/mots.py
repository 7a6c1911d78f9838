"""The words a plan needs, under the two schemes the tests compare. Dumped like the vocabulary of a frozen content."""

from typing import Any

from mutualisation.referentiel.vocabulaire import Mots

_COMMUNS: dict[str, dict[str, Any]] = {
    "region": {"singulier": "région", "pluriel": "régions", "genre": "f"},
    "departement": {"singulier": "département", "pluriel": "départements", "genre": "m"},
    "service": {"singulier": "service", "pluriel": "services", "genre": "m"},
    "college": {
        "singulier": "collège des médecins",
        "pluriel": "collèges des médecins",
        "genre": "m",
        "court": "collège",
    },
    "objectif": {"singulier": "objectif", "pluriel": "objectifs", "genre": "m"},
    "priorite": {"singulier": "priorité", "pluriel": "priorités", "genre": "f"},
    "action": {"singulier": "action", "pluriel": "actions", "genre": "f"},
    "fonction": {"singulier": "fonction", "pluriel": "fonctions", "genre": "f"},
    "pole": {"singulier": "pôle", "pluriel": "pôles", "genre": "m"},
    "seance": {"singulier": "séance", "pluriel": "séances", "genre": "f"},
    "avis": {"singulier": "avis", "pluriel": "avis", "genre": "m"},
    "decision": {"singulier": "décision", "pluriel": "décisions", "genre": "f"},
    "effectif_socle": {"singulier": "effectif-socle", "pluriel": "effectifs-socles", "genre": "m"},
}
_2007: dict[str, dict[str, Any]] = {
    "siege": {
        "singulier": "direction régionale des affaires sanitaires et sociales",
        "pluriel": "directions régionales des affaires sanitaires et sociales",
        "genre": "f",
        "court": "DRASS",
    },
    "comite": {
        "singulier": "comité technique régional et interdépartemental",
        "pluriel": "comités techniques régionaux et interdépartementaux",
        "genre": "m",
        "court": "CTRI",
    },
    "proposant": {
        "singulier": "médecin inspecteur régional",
        "pluriel": "médecins inspecteurs régionaux",
        "genre": "m",
        "personne": True,
        "court": {"singulier": "MIR", "pluriel": "MIR"},
    },
    "presidence": {
        "singulier": "président",
        "pluriel": "présidents",
        "genre": "m",
        "feminin": "présidente",
        "feminin_pluriel": "présidentes",
    },
    "medecin": {"singulier": "médecin", "pluriel": "médecins", "genre": "m", "personne": True},
    "plan_travail": {"singulier": "plan de travail", "pluriel": "plans de travail", "genre": "m"},
}
_DRSM: dict[str, dict[str, Any]] = {
    "siege": {
        "singulier": "direction régionale du service médical",
        "pluriel": "directions régionales du service médical",
        "genre": "f",
        "court": "DRSM",
    },
    "comite": {
        "singulier": "comité de direction",
        "pluriel": "comités de direction",
        "genre": "m",
        "court": {"singulier": "CODIR", "pluriel": "CODIR"},
    },
    "proposant": {
        "singulier": "responsable de pôle",
        "pluriel": "responsables de pôle",
        "genre": "m",
        "personne": True,
    },
    "presidence": {
        "singulier": "médecin-conseil régional",
        "pluriel": "médecins-conseils régionaux",
        "genre": "m",
        "personne": True,
    },
    "medecin": {"singulier": "praticien-conseil", "pluriel": "praticiens-conseils", "genre": "m", "personne": True},
    "plan_travail": {"singulier": "programme de travail", "pluriel": "programmes de travail", "genre": "m"},
    "service": {"singulier": "échelon", "pluriel": "échelons", "genre": "m"},
    "college": {"singulier": "réunion de pôle", "pluriel": "réunions de pôle", "genre": "f"},
}


def _complets(*sources: dict[str, dict[str, Any]]) -> dict[str, Any]:
    fusion: dict[str, Any] = {}
    for source in sources:
        fusion |= source
    vocabulaire: dict[str, Any] = Mots.model_validate(fusion).model_dump()
    return vocabulaire


MOTS_2007 = _complets(_COMMUNS, _2007)
MOTS_DRSM = _complets(_COMMUNS, _DRSM)
