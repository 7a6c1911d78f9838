"""Who prepares and holds the college's meetings, and until when they change (règles C2, C7)."""

from __future__ import annotations

from college.reunions.models import Avis, EtatReunion, Reunion
from ctri.dossiers.models import Dossier
from ctri.dossiers.proposant import verifier_proposant
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def verifier_presider(acteur: Acteur, region: Region) -> Titre:
    """The college is convened and held by whoever presides it."""
    titre = acteur.titre(Droit.PRESIDER_COLLEGE, region)
    if titre is None:
        raise Refus(f"Réservé {region.vocabulaire.presidence_college.au}.")
    return titre


def peut_presider(acteur: Acteur, region: Region) -> bool:
    """Whether the meeting's buttons are offered at all."""
    return acteur.peut(Droit.PRESIDER_COLLEGE, region)


def verifier_modifier(acteur: Acteur, reunion: Reunion) -> Titre:
    """A held meeting is frozen."""
    titre = verifier_presider(acteur, reunion.region)
    if reunion.etat == EtatReunion.TENUE:
        raise Refus("Cette réunion est tenue : elle ne change plus.")
    return titre


def verifier_rendre_avis(acteur: Acteur, reunion: Reunion, dossier: Dossier) -> Titre:
    """An opinion bears on a draft of the same region, before it is submitted."""
    titre = verifier_modifier(acteur, reunion)
    if dossier.region_id != reunion.region_id:
        raise Refus("Ce texte est celui d’une autre région.")
    if not dossier.modifiable:
        raise Refus("L’avis se rend avant la soumission : ce texte est déjà figé.")
    return titre


def verifier_tenir(acteur: Acteur, reunion: Reunion) -> Titre:
    """A meeting is held on its day or after, with its attendance recorded."""
    titre = verifier_modifier(acteur, reunion)
    if reunion.date > aujourdhui(reunion.region.fuseau):
        raise Refus("Cette réunion n’a pas encore eu lieu.")
    if not reunion.presences.exists():
        raise Refus("Pointez d’abord les présences.")
    return titre


def verifier_s_ecarter(acteur: Acteur, avis: Avis) -> Titre:
    """Only the proposer departs from an opinion, with a reason, while the text is a draft (règle C7)."""
    dossier = avis.dossier
    titre = verifier_proposant(acteur, dossier.region, livrable=dossier.livrable, pole=dossier.pole)
    if not dossier.modifiable:
        raise Refus("Ce texte est figé : le motif ne change plus.")
    if avis.pour_version != dossier.version + 1:
        raise Refus(f"Cet avis porte sur la version {avis.pour_version}, déjà soumise : son motif ne change plus.")
    return titre
