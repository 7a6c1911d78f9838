"""Who transmits, who reads, who puts it on an agenda, and if not why (règles C3, C8)."""

from __future__ import annotations

from ctri.seances.models import GenrePoint, Seance
from ctri.seances.policies import verifier_modifier
from ctri.transmissions.models import COLLEGE, COMITE, LECTEURS, SUIVENT, Transmission
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import heure, jour
from mutualisation.territoire.models import Region


def verifier_transmettre(acteur: Acteur, region: Region) -> Titre:
    """Only the presidency of the college, or whoever stands in for it, transmits; without college nobody does."""
    v = region.vocabulaire
    if region.schema.college is None:
        raise Refus(f"Ce dispositif ne connaît {v.college.aucun}.")
    titre = acteur.titre(Droit.PRESIDER_COLLEGE, region)
    if titre is None:
        raise Refus(f"Réservé {v.presidence_college.au}.")
    return titre


def verifier_inedite(derniere: Transmission | None, empreinte: str, *, reserve: bool) -> None:
    """The same text does not leave twice in a row: what already happened is told (règle V8)."""
    if derniere is not None and (derniere.empreinte, derniere.reserve) == (empreinte, reserve):
        raise Refus(
            f"Ce texte est déjà transmis, sous la référence {derniere.reference} : "
            f"le {jour(derniere.le)} à {heure(derniere.le)}, par {derniere.par}."
        )


def verifier_consulter(acteur: Acteur, region: Region) -> None:
    """Reading the region is not enough: it was sent to the committee, for its information alone."""
    if not any(acteur.peut(droit, region) for droit in LECTEURS):
        v = region.vocabulaire
        raise Refus(f"Réservé {v.comite.court.au}, {v.college.court.au} et à l’évaluation.")


def siege(acteur: Acteur, region: Region) -> bool:
    """Whether what is transmitted is addressed to this person."""
    return any(acteur.peut(droit, region) for droit in COMITE)


def emet(acteur: Acteur, region: Region) -> bool:
    """Whether it comes from those this person works with: the object it was taken from is open to them."""
    return any(acteur.peut(droit, region) for droit in COLLEGE)


def suit(acteur: Acteur, region: Region) -> bool:
    """Whether this person is told how many have read; a recipient could tell one colleague from another by it."""
    return any(acteur.peut(droit, region) for droit in SUIVENT)


def titre_du_point(transmission: Transmission) -> str:
    """How it reads on an agenda; the reference says that it is there already."""
    suffixe = f" ({transmission.reference})"
    return transmission.titre[: 200 - len(suffixe)] + suffixe


def verifier_inscrire(acteur: Acteur, transmission: Transmission, seance: Seance | None) -> Titre:
    """On the agenda of the next session, once, by whoever prepares it."""
    v = transmission.region.vocabulaire
    if seance is None:
        raise Refus(f"{v.seance.Aucun} n’est prévu{v.seance.e}.")
    titre = verifier_modifier(acteur, seance)
    points = seance.points.filter(genre=GenrePoint.INFORMATION, titre=titre_du_point(transmission))
    if points.exists():
        raise Refus(f"Déjà à l’ordre du jour du {jour(seance.debut)}.")
    return titre
