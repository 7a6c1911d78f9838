"""Who prepares, holds and reads a session, and when (règles V1, V6)."""

from __future__ import annotations

from ctri.dossiers.policies import titre_seance
from ctri.seances.models import REPORTE, EtatPresence, EtatSeance, GenrePoint, Point, Presence, Seance
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import compte, heure, jour
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
    verifier_sans_issue(point)
    if point.dossier_id is None:
        raise Refus("Seul un projet à décider se met aux voix.")
    return titre


def verifier_sans_issue(point: Point) -> None:
    """The second of two clerks is told who gave the point its outcome, when, and which (règle V8)."""
    if not point.issue:
        return
    decision = getattr(point, "decision", None)
    verbe, qui = "traité", None
    if decision is not None:
        verbe, qui = "décidé", decision.constatee_par
    else:
        traites = historique(point.seance).filter(code="traiter_point", donnees__point=point.pk)
        acte = traites.first()
        qui = acte.utilisateur if acte else None
    par = f" par {qui}" if qui else ""
    raise Refus(f"Ce point a déjà été {verbe} à {heure(point.traite_le)}{par} : {point.libelle_issue.lower()}.")


def verifier_traiter(acteur: Acteur, point: Point, issue: str) -> Titre:
    """An outcome without decision: dealt with, approved, or put off, according to what the point is for."""
    titre = verifier_en_seance(acteur, point.seance)
    verifier_sans_issue(point)
    if issue not in point.issues_simples:
        if point.genre == GenrePoint.PROPOSITION:
            raise Refus("L’issue d’un projet se constate par une décision.")
        raise Refus("Choisissez l’issue du point.", "issue")
    return titre


def verifier_reprendre(acteur: Acteur, seance: Seance, point: Point) -> Titre:
    """A point put off by a closed session of the same committee, taken up once."""
    titre = verifier_modifier(acteur, seance)
    if point.seance.region_id != seance.region_id or point.seance.etat != EtatSeance.CLOSE or point.issue != REPORTE:
        raise Refus(f"Ce point n’a pas été reporté par {seance.region.vocabulaire.seance.un} close.")
    if Point.objects.filter(reprend=point).exists():
        raise Refus("Ce point est déjà repris à l’ordre du jour.")
    return titre


def verifier_pointer(acteur: Acteur, presence: Presence, etat: str) -> Titre:
    """Attendance as the secretary records it; one leaves only a session that is open, and only after being there."""
    titre = verifier_modifier(acteur, presence.seance)
    if etat == EtatPresence.REPRESENTE:
        raise Refus("Une représentation s’enregistre comme procuration, avec son mandataire.")
    if etat not in EtatPresence.values:
        raise Refus("Choisissez présent, excusé, absent ou parti.")
    la = (EtatPresence.PRESENT, EtatPresence.PARTI)
    if etat == EtatPresence.PARTI and (presence.seance.etat != EtatSeance.OUVERTE or presence.etat not in la):
        raise Refus("Un départ se note en séance, pour une personne présente.")
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
