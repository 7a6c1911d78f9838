"""How a question, its sides and its states are named, in the scheme's words and genders (section 12)."""

from __future__ import annotations

from ctri.saisines.etats import Etat, Instance, Sens
from mutualisation.referentiel.noms import NomCommun
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

# The college gives an opinion, a word of the référentiel; the committee simply answers.
REPONSE = NomCommun(singulier="réponse", pluriel="réponses", genre="f")


def nom_de(v: Vocabulaire, instance: Instance) -> NomCommun:
    """“CTRI”, “collège”."""
    return v.comite.court if instance == Instance.COMITE else v.college.court


def reponse_de(v: Vocabulaire, sens: str) -> NomCommun:
    """What answers: “avis” from the college, “réponse” from the committee."""
    return v.avis if sens == Sens.VERS_COLLEGE else REPONSE


def libelle_etat(v: Vocabulaire, sens: str, etat: str) -> str:
    """“Adressée”, “Avis en projet”, “Réponse rendue”."""
    reponse = reponse_de(v, sens)
    return {
        Etat.BROUILLON: "Brouillon",
        Etat.ADRESSEE: f"Adressé{v.saisine.e}",
        Etat.EN_PROJET: f"{reponse.Nom} en projet",
        Etat.APPROUVEE: f"{reponse.Nom} approuvé{reponse.e}",
        Etat.RENDUE: f"{reponse.Nom} rendu{reponse.e}",
        Etat.RETIREE: f"Retiré{v.saisine.e}",
    }[Etat(etat)]


def libelle_sens(v: Vocabulaire, sens: str) -> str:
    """“Du CTRI au collège”."""
    de, vers = nom_de(v, Sens(sens).demandeur), nom_de(v, Sens(sens).repondant)
    return f"{de.Du} {vers.au}"


def nommer(v: Vocabulaire, rang: str) -> str:
    """“saisine n° 2027-04”; “saisine en brouillon” before it is sent."""
    return typographier(f"{v.saisine.nom} n° {rang}" if rang else f"{v.saisine.nom} en brouillon")


def reserve(region: Region, instance: Instance, *, redaction: bool) -> str:
    """Whose the act is, when it is refused."""
    v = region.vocabulaire
    if instance == Instance.COMITE:
        return f"Réservé {v.secretaire.au} et {v.presidence.au}."
    if redaction:
        return f"Réservé {v.presidence_college.au} et à qui rédige en son nom."
    return f"Réservé {v.presidence_college.au}."
