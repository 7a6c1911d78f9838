"""Who prepares, holds and reads a session, and when (règles V1, V6)."""

from __future__ import annotations

from ctri.dossiers.policies import titre_seance
from ctri.seances.models import EtatPresence, EtatSeance, Point, Presence, Seance
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import compte, jour
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def verifier_preparer(acteur: Acteur, region: Region) -> Titre:
    """Sessions are prepared by the secretary or the presidency."""
    titre = titre_seance(acteur, region)
    if titre is None:
        raise Refus(f"Réservé {region.vocabulaire.secretaire.au}.")
    return titre


def peut_preparer(acteur: Acteur, region: Region) -> bool:
    """Whether the session's buttons are offered at all."""
    return titre_seance(acteur, region) is not None


def verifier_modifier(acteur: Acteur, seance: Seance) -> Titre:
    """Until it is closed, a session can be changed by whoever holds it."""
    titre = verifier_preparer(acteur, seance.region)
    if seance.etat == EtatSeance.CLOSE:
        raise Refus(f"{seance.region.vocabulaire.seance.Le} est close.")
    return titre


def verifier_reprogrammer(acteur: Acteur, seance: Seance) -> Titre:
    """Day, hours and place can change until the session opens."""
    titre = verifier_preparer(acteur, seance.region)
    if not seance.a_venir:
        mot = seance.region.vocabulaire.seance
        raise Refus(f"{mot.Le} a eu lieu ou est ouvert{mot.e} : sa date ne change plus.")
    return titre


def verifier_convoquer(acteur: Acteur, seance: Seance) -> Titre:
    """A session in preparation, still to come, with something on its agenda."""
    titre = verifier_preparer(acteur, seance.region)
    if seance.etat != EtatSeance.PREPARATION:
        raise Refus("La convocation est déjà partie.")
    if not seance.points.exists():
        raise Refus("L’ordre du jour est vide.")
    if aujourdhui(seance.region.fuseau) > seance.jour:
        raise Refus(f"Le {jour(seance.jour)} est passé : changez la date avant de convoquer.")
    return titre


def verifier_ouvrir(acteur: Acteur, seance: Seance) -> Titre:
    """A convened session, from its day on, with at least one member recorded present."""
    titre = verifier_preparer(acteur, seance.region)
    if seance.etat != EtatSeance.CONVOQUEE:
        raise Refus("Convoquez d’abord les membres.")
    if aujourdhui(seance.region.fuseau) < seance.jour:
        mot = seance.region.vocabulaire.seance
        raise Refus(f"Prévu{mot.e} le {jour(seance.jour)}, {mot.il} ne s’ouvre pas avant ce jour : changez sa date.")
    if not seance.presences.filter(voix=True, etat=EtatPresence.PRESENT).exists():
        raise Refus("Pointez au moins un membre présent.")
    return titre


def verifier_en_seance(acteur: Acteur, seance: Seance) -> Titre:
    """What is done only while the session is open."""
    titre = verifier_preparer(acteur, seance.region)
    if seance.etat != EtatSeance.OUVERTE:
        raise Refus("La séance n’est pas ouverte.")
    return titre


def verifier_clore(acteur: Acteur, seance: Seance) -> Titre:
    """A session is not closed while a point has no outcome."""
    titre = verifier_en_seance(acteur, seance)
    restants = seance.points.filter(issue="").count()
    if restants:
        raise Refus(f"{compte(restants, 'point est,points sont')} sans issue.")
    return titre


def verifier_voter(acteur: Acteur, point: Point) -> Titre:
    """Votes are entered on an undecided proposal of an open session."""
    titre = verifier_en_seance(acteur, point.seance)
    if point.issue:
        raise Refus("Ce point a déjà une issue.")
    if point.dossier_id is None:
        raise Refus("Seul un projet à décider se met aux voix.")
    return titre


def verifier_bulletins(pour: int, contre: int, abstention: int, *, attendus: int) -> None:
    """As many ballots as members present or represented, neither more nor less."""
    if min(pour, contre, abstention) < 0:
        raise Refus("Un nombre de voix est un entier positif ou nul.")
    trouves = pour + contre + abstention
    if trouves != attendus:
        raise Refus(
            f"{compte(trouves, 'bulletin,bulletins')} pour {compte(attendus, 'voix,voix')} : "
            "la somme des trois nombres est celle des membres présents ou représentés."
        )


def verifier_repondre(acteur: Acteur, presence: Presence) -> None:
    """Everybody convened says for themselves whether they come, until the session opens."""
    seance = presence.seance
    if seance.etat != EtatSeance.CONVOQUEE:
        raise Refus("On répond à une convocation jusqu’à l’ouverture de la séance.")
    if presence.utilisateur_id != acteur.utilisateur.pk:
        raise Refus("Chacun répond à sa propre convocation.")


def verifier_procuration(acteur: Acteur, presence: Presence) -> None:
    """A member gives their own proxy until the session opens; the secretary records one until it closes."""
    seance = presence.seance
    if seance.etat == EtatSeance.CLOSE:
        raise Refus("La séance est close.")
    if titre_seance(acteur, seance.region):
        return
    if presence.utilisateur_id != acteur.utilisateur.pk:
        raise Refus("Chacun donne sa propre procuration.")
    if seance.etat == EtatSeance.OUVERTE:
        raise Refus("Une procuration se donne jusqu’à l’ouverture de la séance.")
