"""Questions from one body to the other: each address, each way, in each state that changes the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctri.saisines.etats import Etat, Sens
from ctri.saisines.models import Saisine
from tests.ctri.saisines.moments import a, seance
from tests.distribution import Monde
from tests.matrice.modele import CHEFS_A, COLLEGE_A, LECTEURS_A, PERSONNE, Construire, Ligne

VERS_COLLEGE, VERS_COMITE = Sens.VERS_COLLEGE, Sens.VERS_COMITE
# Whoever holds the sessions speaks for the committee; whoever presides the college, for the college.
COMITE, COLLEGE = frozenset({"secretaire_a", "chef_siege_a"}), frozenset({"mir_a"})
MEMBRES_COMITE = CHEFS_A | {"secretaire_a"}
MEMBRES_COLLEGE = COLLEGE_A - {"associe_a"}
LES_DEUX = MEMBRES_COMITE | MEMBRES_COLLEGE
LENDEMAIN = {"echeance": "2099-02-05", "motif": "Les données arrivent en mars."}
QUESTION = {"objet": "Permanence des soins", "question": "Que faire ?", "echeance": "2099-02-05", "revision": "0"}
RELU = {"sans_patient": "on"}
MESSAGE = {"texte": "Quel périmètre\u202f?"} | RELU


def _auvergne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def _bretagne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.bretagne.pk}


def de(moment: Callable[[Any], Saisine]) -> Construire:
    return lambda monde: {"pk": moment(monde).pk}


def _seance(moment: Callable[[Any], Saisine]) -> Construire:
    return lambda monde: {"pk": moment(monde).pk, "seance_pk": seance(monde).pk}


def _lu(monde: Monde, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The form says which state of the text was read."""
    return {"revision": str(Saisine.objects.get(pk=arguments["pk"]).revision)} | RELU


def _reecrit(monde: Monde, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**_lu(monde, arguments), "reponse": "Un autre texte."}


LECTURE = [
    Ligne("saisines", LECTEURS_A, construire=_auvergne),
    Ligne("saisines", PERSONNE, "sans collège", construire=_bretagne),
    Ligne("saisine_creer", COMITE | COLLEGE, construire=_auvergne, voient=LECTEURS_A),
    Ligne("saisine_creer", COMITE | COLLEGE, "-", "post", _auvergne, LECTEURS_A, QUESTION),
    Ligne("saisine_creer", PERSONNE, "sans collège", construire=_bretagne),
    Ligne("saisine_creer", PERSONNE, "sans collège", "post", _bretagne, donnees=QUESTION),
    Ligne("saisine", MEMBRES_COMITE, "avis, brouillon", construire=de(a(Etat.BROUILLON))),
    Ligne("saisine", MEMBRES_COLLEGE, "question, brouillon", construire=de(a(Etat.BROUILLON, VERS_COMITE))),
    *(
        Ligne("saisine", LES_DEUX, f"{nom}, {etat}", construire=de(a(etat, sens)))
        for nom, sens in (("avis", VERS_COLLEGE), ("question", VERS_COMITE))
        for etat in (Etat.ADRESSEE, Etat.EN_PROJET, Etat.APPROUVEE, Etat.RETIREE)
    ),
    Ligne("saisine", LECTEURS_A, "avis, rendu", construire=de(a(Etat.RENDUE))),
    Ligne("saisine", LECTEURS_A, "question, rendue", construire=de(a(Etat.RENDUE, VERS_COMITE))),
]


def _brouillon(nom: str, methodes: Mapping[str, Any]) -> list[Ligne]:
    """What is done on a draft by those who ask, and no more once it left."""
    lignes = []
    for methode, saisie in methodes.items():
        for sens, parlent, membres in (
            (VERS_COLLEGE, COMITE, MEMBRES_COMITE),
            (VERS_COMITE, COLLEGE, MEMBRES_COLLEGE),
        ):
            for etat, permis, voient in ((Etat.BROUILLON, parlent, membres), (Etat.ADRESSEE, PERSONNE, LES_DEUX)):
                construire = de(a(etat, sens))
                lignes.append(
                    Ligne(nom, permis, f"{sens}, {etat}", methode, construire, voient, donnees_de=saisie)
                )  # fmt: skip
    return lignes


def _ouverte(
    nom: str, methode: str, saisie: Any, *, repond: bool, permis_a: Mapping[str, Any] | None = None
) -> list[Ligne]:
    """What one side does while the answer is awaited: by state, whoever may; by default nobody."""
    lignes = []
    for sens in Sens:
        vers_college = (sens == VERS_COLLEGE) == repond
        parlent = COLLEGE if vers_college else COMITE
        for etat in (Etat.ADRESSEE, "redigee", Etat.EN_PROJET, Etat.APPROUVEE, Etat.RENDUE):
            permis = parlent if permis_a is None or etat in permis_a else PERSONNE
            voient = LECTEURS_A if etat == Etat.RENDUE else LES_DEUX
            if etat == Etat.RENDUE:
                permis = PERSONNE
            lignes.append(
                Ligne(nom, permis, f"{sens}, {etat}", methode, de(a(etat, sens)), voient, donnees_de=saisie)
            )  # fmt: skip
    return lignes


DEMANDE = [
    *_brouillon("saisine_modifier", {"get": None, "post": lambda monde, arguments: QUESTION}),
    *_brouillon("saisine_supprimer", {"get": None, "post": None}),
    *_brouillon("saisine_adresser", {"get": None, "post": _lu}),
    *_ouverte("saisine_prolonger", "get", None, repond=False),
    *_ouverte("saisine_prolonger", "post", lambda monde, arguments: LENDEMAIN, repond=False),
    *_ouverte("saisine_retirer", "get", None, repond=False),
    *_ouverte("saisine_retirer", "post", lambda monde, arguments: {"motif": "Sans objet"}, repond=False),
]
REPONSE = [
    *_ouverte("saisine_rediger", "get", None, repond=True, permis_a={Etat.ADRESSEE, "redigee"}),
    *_ouverte("saisine_rediger", "post", _reecrit, repond=True, permis_a={Etat.ADRESSEE, "redigee"}),
    *_ouverte("saisine_presenter", "post", _lu, repond=True, permis_a={"redigee"}),
    *_ouverte("saisine_approuver", "post", _lu, repond=True, permis_a={Etat.EN_PROJET}),
    *_ouverte("saisine_reprendre", "get", None, repond=True, permis_a={Etat.EN_PROJET, Etat.APPROUVEE}),
    *_ouverte(
        "saisine_reprendre", "post", lambda monde, arguments: {"motif": "Manque un chiffre"}, repond=True,
        permis_a={Etat.EN_PROJET, Etat.APPROUVEE},
    ),
    *_ouverte("saisine_rendre", "get", None, repond=True, permis_a={Etat.APPROUVEE}),
    *_ouverte("saisine_rendre", "post", _lu, repond=True, permis_a={Etat.APPROUVEE}),
]  # fmt: skip
AUTOUR = [
    *(
        Ligne(nom, permis, f"{sens}, {Etat.ADRESSEE}", methode, de(a(Etat.ADRESSEE, sens)), LES_DEUX, donnees)
        for nom, permis in (("saisine_ecrire", COMITE | COLLEGE), ("saisine_noter", LES_DEUX))
        for sens in Sens
        for methode, donnees in (("get", {}), ("post", MESSAGE))
    ),
    *(
        Ligne(nom, PERSONNE, "rendue", "post", de(a(Etat.RENDUE)), LECTEURS_A, MESSAGE)
        for nom in ("saisine_ecrire", "saisine_noter")
    ),
    Ligne("saisine_inscrire", PERSONNE, "avis, adressée", "post", _seance(a(Etat.ADRESSEE)), LES_DEUX),
    Ligne("saisine_inscrire", COMITE, "avis, rendu", "post", _seance(a(Etat.RENDUE)), LECTEURS_A),
    Ligne("saisine_inscrire", COMITE, "question, adressée", "post", _seance(a(Etat.ADRESSEE, VERS_COMITE)), LES_DEUX),
    Ligne("saisine_inscrire", PERSONNE, "question, rendue", "post", _seance(a(Etat.RENDUE, VERS_COMITE)), LECTEURS_A),
]
LIGNES = [*LECTURE, *DEMANDE, *REPONSE, *AUTOUR]
