"""The minutes of a session at each moment of their life, for the tests that try every address (matrix, axe)."""

from __future__ import annotations

from typing import Any

from ctri.dossiers.models import Dossier
from ctri.releves import actions
from ctri.releves.models import Paragraphe, Releve
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point, Seance
from mutualisation.mandats.acteur import Acteur, acteur_de
from tests.ctri import essai, moments
from tests.ctri.conftest import Parcours
from tests.distribution import Monde


def projet(monde: Monde) -> Releve:
    """Of a session with one decision, just closed."""
    return Releve.objects.select_related("seance", "region").get(seance=moments.close(monde))


def paragraphe(monde: Monde) -> Paragraphe:
    return projet(monde).paragraphes.get(point__dossier__isnull=False)


def adresse(monde: Monde) -> Releve:
    return actions.adresser(releve=projet(monde), par=acteur_de(monde.secretaire_a))


def paragraphe_adresse(monde: Monde) -> Paragraphe:
    return adresse(monde).paragraphes.get(point__dossier__isnull=False)


def suivante(monde: Monde, releve: Releve) -> Point:
    """The next session, open, its first point the approval of these minutes."""
    chemin = Parcours(monde, monde.auvergne)
    par = acteur_de(monde.secretaire_a)
    point = seances.inscrire_approbation(seance=chemin.seance(), releve=releve, par=par)
    return chemin.en_seance(point)


def approuve(monde: Monde) -> Releve:
    point = suivante(monde, adresse(monde))
    seances.traiter_point(point=point, issue="approuve", releve="", par=acteur_de(monde.secretaire_a))
    return Releve.objects.select_related("seance", "region").get(pk=point.a_approuver_id)


def reporte(monde: Monde) -> Point:
    """A debate put off by a closed session."""
    point = moments.debat(monde)
    par = acteur_de(monde.secretaire_a)
    seances.reporter_restants(seance=point.seance, par=par)
    seances.clore(seance=point.seance, par=par)
    return Point.objects.select_related("seance").get(pk=point.pk)


def prochaine(monde: Monde) -> Seance:
    return Parcours(monde, monde.auvergne).seance()


def a_reprendre(monde: Monde) -> dict[str, Any]:
    point = reporte(monde)
    return {"pk": prochaine(monde).pk, "point_pk": point.pk}


def a_mettre_a_l_approbation(monde: Monde) -> dict[str, Any]:
    releve = adresse(monde)
    return {"pk": prochaine(monde).pk, "releve_pk": releve.pk}


# ── A committee of one head ───────────────────────────────────────────────────
def soumis_outremer(monde: Monde) -> Dossier:
    """Submitted to the one head of an overseas region, its PDF ready."""
    from ctri.dossiers.actions import soumettre

    chemin = Parcours(monde, monde.martinique)
    dossier = chemin.brouillon("Un texte d’outre-mer")
    essai.BROUILLONS[dossier.pk] = {"texte": "Un texte d’outre-mer"}
    dossier = soumettre(dossier=dossier, sans_patient=True, par=acteur_de(monde.mir_outremer))
    chemin.pdf_prets()
    return dossier


def chef(monde: Monde) -> Acteur:
    return acteur_de(monde.chef_outremer)


def a_decider_seul(monde: Monde) -> Point:
    return seances.prendre(dossier=soumis_outremer(monde), par=chef(monde))


def releve_seul(monde: Monde) -> Releve:
    point = a_decider_seul(monde)
    seances.decider_seul(point=point, acte="valider", motif="", par=chef(monde))
    return Releve.objects.select_related("seance", "region").get(seance=point.seance_id)


def partie(monde: Monde) -> Seance:
    """Open, somebody left: the quorum is lost."""
    seance = moments.ouverte(monde)
    par = acteur_de(monde.secretaire_a)
    for presence in seance.presences.filter(voix=True, preside=False)[:3]:
        seances.pointer(presence=presence, etat=EtatPresence.PARTI, par=par)
    return seance
