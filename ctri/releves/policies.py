"""Who writes the minutes, who circulates them, who approves them, and when."""

from __future__ import annotations

from ctri.dossiers.policies import titre_seance
from ctri.releves.etats import EtatReleve
from ctri.releves.models import Releve
from ctri.releves.workflow import Passage, passage
from ctri.seances.models import EtatSeance, GenrePoint, Seance
from ctri.seances.policies import verifier_modifier
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus


def seul_membre(seance: Seance) -> bool:
    """A committee of one head: nobody to circulate the minutes to (règle V1)."""
    return seance.presences.filter(voix=True).count() == 1


def verifier_passage(acteur: Acteur, releve: Releve, acte: str) -> tuple[Passage, Titre]:
    """The step this act takes now, and in which capacity; or why it cannot."""
    mots, seul = releve.region.vocabulaire, seul_membre(releve.seance)
    etape = passage(releve.etat, acte, seul=seul)
    if etape is None:
        raise Refus(f"{mots.compte_rendu.Ce} est à l’état « {releve.get_etat_display()} ».")
    titre = acteur.titre(Droit.PRESIDER_COMITE, releve.region)
    if etape.droit != Droit.PRESIDER_COMITE:
        titre = titre_seance(acteur, releve.region)
    if titre is None:
        qui = mots.presidence.au if etape.droit == Droit.PRESIDER_COMITE else mots.secretaire.au
        raise Refus(f"Réservé {qui}.")
    return etape, titre


def verifier_rediger(acteur: Acteur, releve: Releve) -> Titre:
    """The text is worked on while it is a draft, by those who hold sessions."""
    titre = titre_seance(acteur, releve.region)
    if titre is None:
        raise Refus(f"Réservé {releve.region.vocabulaire.secretaire.au}.")
    if releve.etat != EtatReleve.PROJET:
        raise Refus(f"{releve.region.vocabulaire.compte_rendu.Ce} n’est plus en projet : son texte ne change plus.")
    return titre


def verifier_approuver_seul(acteur: Acteur, releve: Releve) -> Titre:
    """Alone in the committee, its head approves by a dated act; several approve together, in session."""
    if not seul_membre(releve.seance):
        mots = releve.region.vocabulaire
        raise Refus(f"{mots.comite.court.Le} approuve {mots.compte_rendu.le} en {mots.seance.nom}.")
    return verifier_passage(acteur, releve, "approuver")[1]


def verifier_inscrire_approbation(acteur: Acteur, releve: Releve, seance: Seance) -> Titre:
    """Circulated minutes of a former session, once on an agenda to come."""
    titre = verifier_modifier(acteur, seance)
    mots = seance.region.vocabulaire
    if releve.region_id != seance.region_id or releve.seance_id == seance.pk:
        raise Refus(f"{mots.compte_rendu.Ce} n’est pas celui d’{mots.seance.un} précédente.")
    if releve.etat == EtatReleve.PROJET and seul_membre(releve.seance):
        raise Refus(f"{mots.compte_rendu.Ce} s’approuve par un acte daté, sans {mots.seance.nom}.")
    if releve.etat == EtatReleve.PROJET:
        raise Refus(f"Adressez d’abord {mots.compte_rendu.le} aux membres.")
    if releve.etat == EtatReleve.APPROUVE:
        raise Refus(f"{mots.compte_rendu.Ce} est déjà approuvé{mots.compte_rendu.e}.")
    if releve.points.filter(genre=GenrePoint.APPROBATION).exclude(seance__etat=EtatSeance.CLOSE).exists():
        raise Refus("Son approbation est déjà à l’ordre du jour.")
    return titre
