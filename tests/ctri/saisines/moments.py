"""A question at each moment of its life, each way; for the matrix, axe and the tests of this folder.

In Auvergne: the secretary speaks for the committee, the proposer presides the college.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from ctri.saisines import actions
from ctri.saisines.etats import Etat, Instance, Sens
from ctri.saisines.models import Saisine
from ctri.seances import actions as seances
from ctri.seances.models import Seance
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import aujourdhui, maintenant

VOIX = {Instance.COMITE: "secretaire_a", Instance.COLLEGE: "mir_a"}
SECRET = "Projet confidentiel de réponse"
SEMAINE = dt.timedelta(days=7)


def acteur(monde: Any, cle: str) -> Acteur:
    return acteur_de(monde.personnes[cle])


def voix(monde: Any, instance: Instance) -> Acteur:
    """Whoever speaks for that body."""
    return acteur(monde, VOIX[instance])


def creer(monde: Any, sens: Sens, **champs: Any) -> Saisine:
    defauts = {
        "objet": "Astreinte médicale du week-end",
        "question": "Une astreinte régionale suffit-elle en été\u202f?",
        "echeance": aujourdhui(monde.auvergne.fuseau) + SEMAINE,
    }
    return actions.creer(
        region=monde.auvergne, sens=sens, par=voix(monde, sens.demandeur), **{**defauts, **champs},
    )  # fmt: skip


def lue(saisine: Saisine) -> Saisine:
    return Saisine.objects.select_related("region__circonscription", "region__dispositif__referentiel").get(
        pk=saisine.pk
    )


def adresser(monde: Any, saisine: Saisine) -> Saisine:
    par = voix(monde, saisine.demandeur)
    return actions.adresser(saisine=saisine, revision=saisine.revision, sans_patient=True, par=par)


def rediger(monde: Any, saisine: Saisine, texte: str = SECRET) -> Saisine:
    par = voix(monde, saisine.repondant)
    return actions.rediger(saisine=saisine, reponse=texte, revision=saisine.revision, par=par)


def presenter(monde: Any, saisine: Saisine) -> Saisine:
    return actions.presenter(saisine=saisine, revision=saisine.revision, par=voix(monde, saisine.repondant))


def approuver(monde: Any, saisine: Saisine) -> Saisine:
    return actions.approuver(saisine=saisine, revision=saisine.revision, par=voix(monde, saisine.repondant))


def rendre(monde: Any, saisine: Saisine) -> Saisine:
    par = voix(monde, saisine.repondant)
    return actions.rendre(saisine=saisine, revision=saisine.revision, sans_patient=True, par=par)


ETAPES: list[tuple[str, Callable[[Any, Saisine], Saisine]]] = [
    (Etat.ADRESSEE, adresser),
    ("redigee", rediger),
    (Etat.EN_PROJET, presenter),
    (Etat.APPROUVEE, approuver),
    (Etat.RENDUE, rendre),
]


def jusqu_a(monde: Any, moment: str, sens: Sens = Sens.VERS_COLLEGE, **champs: Any) -> Saisine:
    """A question led to that moment by the acts of the software."""
    saisine = creer(monde, sens, **champs)
    if moment == Etat.BROUILLON:
        return saisine
    if moment == Etat.RETIREE:
        saisine = rediger(monde, adresser(monde, saisine))
        return actions.retirer(saisine=saisine, motif="Sans objet", par=voix(monde, sens.demandeur))
    for nom, etape in ETAPES:
        saisine = etape(monde, saisine)
        if nom == moment:
            break
    return lue(saisine)


def seance(monde: Any, jours: int = 7) -> Seance:
    """A session of the committee to come."""
    debut = maintenant() + dt.timedelta(days=jours)
    return seances.creer(
        region=monde.auvergne, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Clermont-Ferrand",
        par=acteur(monde, "secretaire_a"),
    )  # fmt: skip


def a(moment: str, sens: Sens = Sens.VERS_COLLEGE) -> Callable[[Any], Saisine]:
    """The same, for the lines of the matrix."""
    return lambda monde: jusqu_a(monde, moment, sens)
