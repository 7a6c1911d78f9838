"""Who asks, who answers, who reads, and when (règles C3, C4, V8)."""

from __future__ import annotations

import datetime as dt

from ctri.saisines import mots
from ctri.saisines.cotes import instances_de, titre_de_membre, titre_pour
from ctri.saisines.etats import FINIES, Cote, Etat, Instance, Pouvoir, Sens
from ctri.saisines.models import Saisine
from ctri.saisines.workflow import COTE_DE_L_ACTE, Transition, transition
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import heure, jour
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def lit_la_reponse(acteur: Acteur, saisine: Saisine) -> bool:
    """An answer not sent yet is known to those who write it alone (règle C3)."""
    return saisine.etat == Etat.RENDUE or saisine.repondant in instances_de(acteur, saisine.region)


def verifier_titre(acteur: Acteur, saisine: Saisine, cote: Cote, pouvoir: Pouvoir) -> Titre:
    """The capacity in which this person acts for that side."""
    instance = saisine.demandeur if cote == Cote.DEMANDEUR else saisine.repondant
    titre = titre_pour(acteur, saisine.region, instance, pouvoir)
    if titre is None:
        raise Refus(mots.reserve(saisine.region, instance, redaction=pouvoir == Pouvoir.REDIGER))
    return titre


def verifier_transition(acteur: Acteur, saisine: Saisine, acte: str) -> tuple[Transition, Titre]:
    """The step this act takes now and the capacity to take it, or why not: what already happened is told (V8)."""
    # Somebody of the other side is not told how far the answer is.
    verifier_titre(acteur, saisine, COTE_DE_L_ACTE[acte], Pouvoir.REDIGER)
    etape = transition(saisine.etat, acte)
    if etape is None:
        raise Refus(_deja(saisine))
    return etape, verifier_titre(acteur, saisine, etape.cote, etape.pouvoir)


def _deja(saisine: Saisine) -> str:
    """“Impossible : la saisine est à l’état « Avis rendu », depuis le 3 février 2027 à 10 h 52 (Dr Vasseur).”"""
    v = saisine.region.vocabulaire
    libelle = mots.libelle_etat(v, saisine.sens, saisine.etat)
    raison = f"Impossible : {v.saisine.le} est à l’état « {libelle} »"
    dernier = historique(saisine).filter(vers=saisine.etat).first()
    if dernier is not None and dernier.utilisateur is not None:
        raison += f", depuis le {jour(dernier.le)} à {heure(dernier.le)} ({dernier.utilisateur})"
    return f"{raison}."


def verifier_motif(etape: Transition, motif: str) -> None:
    """Whoever goes back on something says why."""
    if etape.motif:
        verifier_dit_pourquoi(motif)


def verifier_dit_pourquoi(motif: str) -> None:
    """A reason of blanks is none."""
    if not motif.strip():
        raise Refus("Indiquez le motif : il est obligatoire.", "motif")


def verifier_revision(saisine: Saisine, revision: int) -> None:
    """What is approved or sent is what was read."""
    if revision != saisine.revision:
        raise Refus("Le texte a changé depuis que vous l’avez lu : relisez-le avant de continuer.")


# ── The question ──────────────────────────────────────────────────────────────
def verifier_creer(acteur: Acteur, region: Region, sens: str) -> Titre:
    """A question is asked by whoever speaks for the body that asks; a scheme without college knows none."""
    if region.schema.college is None:
        raise Refus("Ce dispositif ne connaît pas cette procédure.")
    instance = Sens(sens).demandeur
    titre = titre_pour(acteur, region, instance, Pouvoir.MENER)
    if titre is None:
        raise Refus(mots.reserve(region, instance, redaction=False))
    return titre


def verifier_modifier(acteur: Acteur, saisine: Saisine) -> Titre:
    """A question changes until it is sent."""
    titre = verifier_titre(acteur, saisine, Cote.DEMANDEUR, Pouvoir.MENER)
    if saisine.etat != Etat.BROUILLON:
        mot = saisine.region.vocabulaire.saisine
        raise Refus(f"{mot.Le} est adressé{mot.e} : son texte ne change plus.")
    return titre


def verifier_adresser(acteur: Acteur, saisine: Saisine) -> Titre:
    """An opinion is asked for a date, still to come."""
    _, titre = verifier_transition(acteur, saisine, "adresser")
    if saisine.sens == Sens.VERS_COLLEGE and saisine.echeance is None:
        raise Refus(f"Fixez d’abord la date pour laquelle {saisine.region.vocabulaire.avis.le} est demandé.")
    if saisine.echeance is not None and saisine.echeance < aujourdhui(saisine.region.fuseau):
        raise Refus(f"Le {jour(saisine.echeance)} est passé : changez l’échéance avant d’adresser.")
    return titre


def verifier_prolonger(acteur: Acteur, saisine: Saisine) -> Titre:
    """The deadline is moved by whoever asks, while the answer is awaited."""
    titre = verifier_titre(acteur, saisine, Cote.DEMANDEUR, Pouvoir.MENER)
    if not saisine.ouverte:
        raise Refus(
            "L’échéance d’un brouillon se change avec son texte." if saisine.etat == Etat.BROUILLON else _deja(saisine)
        )
    return titre


def verifier_echeance(saisine: Saisine, echeance: dt.date) -> None:
    """A deadline moves away, and to a day still to come."""
    if echeance < aujourdhui(saisine.region.fuseau):
        raise Refus(f"Le {jour(echeance)} est passé.", "echeance")
    if saisine.echeance is not None and echeance <= saisine.echeance:
        raise Refus(f"Choisissez une date après le {jour(saisine.echeance)}.", "echeance")


# ── The answer ────────────────────────────────────────────────────────────────
def verifier_rediger(acteur: Acteur, saisine: Saisine) -> Titre:
    """The answer is written while the question waits; under discussion or approved, its text is what was read."""
    titre = verifier_titre(acteur, saisine, Cote.REPONDANT, Pouvoir.REDIGER)
    if saisine.etat != Etat.ADRESSEE:
        reponse = mots.reponse_de(saisine.region.vocabulaire, saisine.sens)
        if not saisine.ouverte:
            raise Refus(_deja(saisine))
        raise Refus(f"Le projet est présenté : remettez-le en rédaction pour changer {reponse.le}.")
    return titre


def verifier_presenter(acteur: Acteur, saisine: Saisine) -> Titre:
    """There must be something to discuss."""
    _, titre = verifier_transition(acteur, saisine, "presenter")
    if not saisine.reponse.strip():
        raise Refus("Le texte est vide : rédigez-le d’abord.")
    return titre


# ── Around it ─────────────────────────────────────────────────────────────────
def verifier_echanger(acteur: Acteur, saisine: Saisine, *, interne: bool) -> tuple[Titre, Instance]:
    """Members speak among themselves; to the other body, those who write or speak for their own."""
    if not saisine.ouverte:
        raise Refus(
            "On échange une fois la question adressée." if saisine.etat == Etat.BROUILLON else "Les échanges sont clos."
        )
    trouves = [(titre, i) for i in Instance if (titre := _voix(acteur, saisine, i, interne)) is not None]
    if not trouves:
        raise Refus(_reserve_aux_voix(saisine, instances_de(acteur, saisine.region)))
    # Whoever belongs to both bodies speaks for the hat being worn, else for the one that answers.
    return min(trouves, key=lambda t: (t[0].mandat_id != acteur.prefere, t[1] != saisine.repondant))


def _voix(acteur: Acteur, saisine: Saisine, instance: Instance, interne: bool) -> Titre | None:
    if interne:
        return titre_de_membre(acteur, saisine.region, instance)
    return titre_pour(acteur, saisine.region, instance, Pouvoir.REDIGER)


def _reserve_aux_voix(saisine: Saisine, siege: frozenset[Instance]) -> str:
    v = saisine.region.vocabulaire
    if not siege:
        return f"Réservé aux membres {v.comite.court.du} et {v.college.court.du}."
    return mots.reserve(saisine.region, min(siege), redaction=True)


def verifier_inscrire(acteur: Acteur, saisine: Saisine) -> Titre:
    """On the committee's agenda: the question it must answer, the opinion it received; once at a time."""
    v = saisine.region.vocabulaire
    titre = titre_pour(acteur, saisine.region, Instance.COMITE, Pouvoir.MENER)
    if titre is None:
        raise Refus(mots.reserve(saisine.region, Instance.COMITE, redaction=False))
    if saisine.sens == Sens.VERS_COLLEGE and saisine.etat != Etat.RENDUE:
        raise Refus(f"{v.avis.Le} {v.college.court.du} n’est pas encore rendu{v.avis.e}.")
    if saisine.sens == Sens.VERS_COMITE and (saisine.etat == Etat.BROUILLON or saisine.etat in FINIES):
        raise Refus(_deja(saisine))
    point = saisine.points.filter(issue="").select_related("seance__region__circonscription").first()
    if point is not None:
        raise Refus(f"Déjà à l’ordre du jour {v.seance.du} du {jour(point.seance.debut)}.")
    return titre
