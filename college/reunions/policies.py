"""Who prepares, holds, writes and answers, and until when (règles C1, C2, C7, C9)."""

from __future__ import annotations

from college.reglement.regles import ReglesCollege, regles_du_college
from college.reunions.etats import DELIBERATIONS, ISSUES, EtatReunion, Issue
from college.reunions.models import Avis, EtatPresence, PointReunion, PresenceReunion, Reunion, Suite
from ctri.dossiers.models import Dossier
from ctri.dossiers.proposant import verifier_proposant
from ctri.saisines.etats import OUVERTES, Sens
from ctri.saisines.etats import Etat as EtatSaisine
from ctri.saisines.models import Saisine
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus, raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import accord, compte, date_longue

COMPTENT = (EtatPresence.PRESENT, EtatPresence.REPRESENTE)


# ── Who ───────────────────────────────────────────────────────────────────────
def verifier_presider(acteur: Acteur, region: Region) -> Titre:
    """The college is convened and held by whoever presides it; a scheme without college has no meetings."""
    titre = acteur.titre(Droit.PRESIDER_COLLEGE, region) if region.schema.college else None
    if titre is None:
        raise Refus(f"Réservé {region.vocabulaire.presidence_college.au}.")
    return titre


def peut_presider(acteur: Acteur, region: Region) -> bool:
    """Whether the meeting's buttons are offered at all."""
    return region.schema.college is not None and acteur.peut(Droit.PRESIDER_COLLEGE, region)


def verifier_rediger(acteur: Acteur, reunion: Reunion) -> Titre:
    """Notes and minutes are written by whoever presides and by the meeting's own secretary."""
    if reunion.secretaire_id is not None and reunion.secretaire_id == acteur.agent_id:
        return next(t for t in acteur.titres if t.agent_id == reunion.secretaire_id)
    titre = acteur.titre(Droit.PRESIDER_COLLEGE, reunion.region)
    if titre is None:
        raise Refus(f"Réservé {reunion.region.vocabulaire.presidence_college.au} et au secrétariat de la réunion.")
    return titre


def redige(acteur: Acteur, reunion: Reunion) -> bool:
    """Whether this person sees the meeting as those who hold it do."""
    secretaire = reunion.secretaire_id is not None and reunion.secretaire_id == acteur.agent_id
    return secretaire or peut_presider(acteur, reunion.region)


# ── Before ────────────────────────────────────────────────────────────────────
def verifier_reprogrammer(acteur: Acteur, reunion: Reunion) -> Titre:
    """Day, hours and place can change until the meeting opens."""
    titre = verifier_presider(acteur, reunion.region)
    if not reunion.a_venir:
        raise Refus("Cette réunion est ouverte ou a eu lieu : sa date ne change plus.")
    return titre


def verifier_ordre_du_jour(acteur: Acteur, reunion: Reunion) -> Titre:
    """Points come and go until the meeting closes; while it is held, the secretary adds some too."""
    if reunion.etat == EtatReunion.EN_SEANCE:
        return verifier_rediger(acteur, reunion)
    titre = verifier_presider(acteur, reunion.region)
    if not reunion.a_venir:
        raise Refus("Cette réunion est close : son ordre du jour ne change plus.")
    return titre


def verifier_inscrire_saisine(acteur: Acteur, reunion: Reunion, saisine: Saisine) -> Titre:
    """Sent by one of the two bodies of this region, waiting for the college or answered to it; once at a time."""
    titre = verifier_ordre_du_jour(acteur, reunion)
    v = reunion.region.vocabulaire
    if saisine.region_id != reunion.region_id:
        raise Refus(f"{v.saisine.Ce} est {v.saisine.celui} d’une autre région.")
    attendue = saisine.sens == Sens.VERS_COLLEGE and saisine.etat in OUVERTES
    recue = saisine.sens == Sens.VERS_COMITE and saisine.etat == EtatSaisine.RENDUE
    if not attendue and not recue:
        raise Refus(f"Rien n’attend {v.college.court.le} sur {v.saisine.ce}.")
    if saisine.points_college.filter(issue="").exists():
        raise Refus("Déjà à l’ordre du jour d’une réunion.")
    return titre


def verifier_convoquer(acteur: Acteur, reunion: Reunion) -> Titre:
    """A meeting in preparation, still to come, with something on its agenda."""
    titre = verifier_presider(acteur, reunion.region)
    if reunion.etat != EtatReunion.PREPARATION:
        raise Refus("La convocation est déjà partie.")
    if not reunion.points.exists():
        raise Refus("L’ordre du jour est vide.")
    if aujourdhui(reunion.region.fuseau) > reunion.date:
        raise Refus(f"Le {date_longue(reunion.date)} est passé : changez la date avant de convoquer.")
    return titre


def verifier_repondre(acteur: Acteur, presence: PresenceReunion) -> Titre:
    """Everybody convened answers for themselves, until the meeting opens."""
    if presence.reunion.etat != EtatReunion.CONVOQUEE:
        raise Refus("On répond à une convocation jusqu’à l’ouverture de la réunion.")
    titre = next((t for t in acteur.titres if t.agent_id == presence.agent_id), None)
    if titre is None:
        raise Refus("Chacun répond à sa propre convocation.")
    return titre


def verifier_representer(presence: PresenceReunion, mandataire: PresenceReunion, regles: ReglesCollege) -> None:
    """Represented by another member who comes, within what the college's rules allow (règle C9)."""
    if regles.representations_max == 0:
        raise Refus(f"Personne ne se fait représenter : {regles.source}.", "mandataire")
    memes = mandataire.reunion_id == presence.reunion_id and mandataire.pk != presence.pk
    if not memes or not (mandataire.voix and presence.voix):
        raise Refus("Choisissez un autre membre convoqué à cette réunion.", "mandataire")
    if mandataire.etat not in (EtatPresence.PRESENT, EtatPresence.ATTENDU):
        raise Refus(f"{mandataire.agent} ne vient pas à cette réunion.", "mandataire")
    if mandataire.representes.exclude(pk=presence.pk).count() >= regles.representations_max:
        nombre = compte(regles.representations_max, "personne")
        raise Refus(f"{mandataire.agent} représente déjà {nombre} : {regles.source}.", "mandataire")
    if presence.representes.exists():
        raise Refus("Qui représente quelqu’un ne peut pas se faire représenter.", "mandataire")


# ── During ────────────────────────────────────────────────────────────────────
def verifier_ouvrir(acteur: Acteur, reunion: Reunion) -> Titre:
    """A convened meeting, from its day on, with somebody there."""
    titre = verifier_rediger(acteur, reunion)
    if reunion.etat != EtatReunion.CONVOQUEE:
        raise Refus("Convoquez d’abord les membres.")
    if aujourdhui(reunion.region.fuseau) < reunion.date:
        raise Refus(f"Prévue le {date_longue(reunion.date)}, elle ne s’ouvre pas avant ce jour : changez sa date.")
    if not reunion.presences.filter(voix=True, etat=EtatPresence.PRESENT).exists():
        raise Refus("Pointez au moins un membre présent.")
    return titre


def verifier_pointer(acteur: Acteur, reunion: Reunion) -> Titre:
    """Attendance is recorded from the convocation on, and can be mended until the minutes are approved."""
    titre = verifier_rediger(acteur, reunion)
    if reunion.etat not in (EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE, EtatReunion.PROJET):
        raise Refus("Les présences se pointent de la convocation à l’approbation du compte rendu.")
    return titre


def verifier_en_seance(acteur: Acteur, reunion: Reunion) -> Titre:
    """What is done only while the meeting is held."""
    titre = verifier_rediger(acteur, reunion)
    if reunion.etat != EtatReunion.EN_SEANCE:
        raise Refus("La réunion n’est pas en séance.")
    return titre


def regles_de(reunion: Reunion) -> ReglesCollege:
    """The rules in force on the day of the meeting."""
    return regles_du_college(reunion.region, reunion.date)


def verifier_quorum(reunion: Reunion, regles: ReglesCollege) -> None:
    """Nothing is adopted, approved or said of a text without the quorum (règle V3: the college's own rules)."""
    membres = [p for p in reunion.presences.all() if p.voix]
    presents = sum(p.etat in COMPTENT for p in membres)
    requis = regles.requis(len(membres))
    if presents < requis:
        la = accord(presents, "est là ou représenté", "sont là ou représentés")
        raise Refus(
            f"Le quorum n’est pas atteint : {compte(presents, 'membre')} {la}, il en faut {requis} sur {len(membres)} "
            f"({regles.source}). Le point peut être reporté."
        )


def verifier_issue(acteur: Acteur, point: PointReunion, issue: str) -> Titre:
    """An outcome of that kind of point, on an open meeting; an approval is not undone."""
    titre = verifier_en_seance(acteur, point.reunion)
    if issue not in ISSUES[point.genre]:
        raise Refus("Choisissez l’issue du point.", "issue")
    if point.approuve_id and point.issue == Issue.APPROUVE:
        raise Refus("Ce compte rendu est approuvé : il ne change plus.")
    if issue in DELIBERATIONS:
        verifier_quorum(point.reunion, regles_de(point.reunion))
    return titre


def verifier_avis(acteur: Acteur, point: PointReunion) -> Titre:
    """An opinion bears on a draft, before it is submitted (règle C7)."""
    if point.dossier is None:
        raise Refus("Ce point ne porte aucun texte à examiner.")
    titre = verifier_en_seance(acteur, point.reunion)
    if not point.dossier.modifiable:
        raise Refus("L’avis se rend avant la soumission : ce texte est déjà figé.")
    verifier_quorum(point.reunion, regles_de(point.reunion))
    return titre


def verifier_clore(acteur: Acteur, reunion: Reunion) -> Titre:
    """A meeting is not closed while a point has no outcome, or somebody no attendance (règles C2, C9)."""
    titre = verifier_en_seance(acteur, reunion)
    restants = reunion.points.filter(issue="").count()
    if restants:
        raise Refus(f"{compte(restants, 'point')} {accord(restants, 'est', 'sont')} sans issue.")
    attendus = reunion.presences.filter(etat=EtatPresence.ATTENDU).count()
    if attendus:
        raise Refus(f"{compte(attendus, 'présence reste', 'présences restent')} à pointer.")
    return titre


# ── After ─────────────────────────────────────────────────────────────────────
def verifier_ecrire(acteur: Acteur, reunion: Reunion) -> Titre:
    """Notes during the meeting, minutes after it, until they are approved."""
    titre = verifier_rediger(acteur, reunion)
    if reunion.etat not in (EtatReunion.EN_SEANCE, EtatReunion.PROJET):
        raise Refus("Le compte rendu s’écrit de l’ouverture de la réunion à son approbation.")
    return titre


def verifier_diffuser(acteur: Acteur, reunion: Reunion) -> Titre:
    """Minutes are circulated once the meeting is closed, with something new in them each time."""
    titre = verifier_rediger(acteur, reunion)
    if reunion.etat != EtatReunion.PROJET:
        raise Refus("Le projet se diffuse entre la clôture de la réunion et l’approbation.")
    return titre


def verifier_remarquer(acteur: Acteur, reunion: Reunion) -> Titre:
    """Those who attended comment on the minutes once they were circulated, until their approval."""
    if reunion.etat != EtatReunion.PROJET or not reunion.comptes_rendus.exists():
        raise Refus("On commente un compte rendu diffusé, jusqu’à son approbation.")
    titre = next((t for t in acteur.titres if t.agent_id), None)
    assistaient = reunion.presences.filter(agent=acteur.agent_id, etat__in=COMPTENT)
    if titre is None or not assistaient.exists():
        raise Refus("Réservé à ceux qui ont assisté à la réunion ou y étaient représentés.")
    return titre


def verifier_solder(acteur: Acteur, suite: Suite) -> Titre:
    """Whoever is in charge says that it is done; so does whoever holds the meetings."""
    siens = (t for t in acteur.titres if t.agent_id == suite.responsable_id)
    titre = next(siens, None) or acteur.titre(Droit.PRESIDER_COLLEGE, suite.point.reunion.region)
    if titre is None:
        raise Refus(f"Réservé à {suite.responsable} et {suite.point.reunion.region.vocabulaire.presidence_college.au}.")
    return titre


def peut_solder(acteur: Acteur, suite: Suite) -> bool:
    """Whether its buttons are offered."""
    return not raison(lambda: verifier_solder(acteur, suite))


def verifier_s_ecarter(acteur: Acteur, avis: Avis) -> Titre:
    """Only the proposer departs from an opinion, with a reason, while the text is a draft (règle C7)."""
    dossier: Dossier = avis.dossier
    titre = verifier_proposant(acteur, dossier.region, livrable=dossier.livrable, pole=dossier.pole)
    if not dossier.modifiable:
        raise Refus("Ce texte est figé : le motif ne change plus.")
    if avis.pour_version != dossier.version + 1:
        raise Refus(f"Cet avis porte sur la version {avis.pour_version}, déjà soumise : son motif ne change plus.")
    return titre
