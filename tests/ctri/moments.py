"""A dossier, a session, a framing at each moment of its life, for the tests that try every address (matrix, axe).

Each function takes the cast and returns the object; all of them are in Auvergne, with the content of `essai`.
"""

from __future__ import annotations

from ctri.cadrage import actions as cadrages
from ctri.cadrage.models import Cadrage, Objectif
from ctri.dossiers.decision import decider
from ctri.dossiers.models import Dossier
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, GenrePoint, Point, Presence, Seance
from mutualisation.mandats.acteur import acteur_de
from tests.ctri.conftest import Parcours
from tests.distribution import Monde


def parcours(monde: Monde) -> Parcours:
    return Parcours(monde, monde.auvergne)


# ── Framing ───────────────────────────────────────────────────────────────────
def cadrage(monde: Monde) -> Cadrage:
    """A draft with two objectives."""
    presidence = acteur_de(monde.chef_siege_a)
    brouillon = cadrages.ouvrir(region=monde.auvergne, annee=2027, par=presidence)
    for rang in (1, 2):
        cadrages.ajouter_objectif(
            cadrage=brouillon, libelle=f"Objectif de rang {rang}", priorite=rang == 1,
            resultat="Un résultat", indicateur="Un indicateur", par=presidence,
        )  # fmt: skip
    return brouillon


def cadrage_publie(monde: Monde) -> Cadrage:
    return cadrages.publier(cadrage=cadrage(monde), par=acteur_de(monde.chef_siege_a))


def cadrage_modifie(monde: Monde) -> Cadrage:
    """A second version being written, one objective reworded; a plan answers the first one."""
    cadrage_publie(monde)
    soumis(monde)
    par = acteur_de(monde.chef_siege_a)
    deuxieme = cadrages.ouvrir(region=monde.auvergne, annee=2027, par=par)
    change = deuxieme.objectifs.get(rang=1)
    change.libelle = "Objectif précisé"
    cadrages.modifier_objectif(objectif=change, par=par)
    return deuxieme


def cadrage_remplace(monde: Monde) -> Cadrage:
    """The second version, published: why, what changed, what was written before."""
    deuxieme = cadrage_modifie(monde)
    return cadrages.publier(cadrage=deuxieme, par=acteur_de(monde.chef_siege_a), motif="Circulaire nouvelle")


def objectif(monde: Monde) -> Objectif:
    return cadrage(monde).objectifs.get(rang=1)


def objectif_publie(monde: Monde) -> Objectif:
    return cadrage_publie(monde).objectifs.get(rang=1)


# ── Dossier ───────────────────────────────────────────────────────────────────
def brouillon(monde: Monde) -> Dossier:
    return parcours(monde).brouillon()


def soumis(monde: Monde) -> Dossier:
    """Submitted, its PDF ready."""
    chemin = parcours(monde)
    dossier = chemin.soumis()
    chemin.pdf_prets()
    return dossier


def _decide(monde: Monde, acte: str, motif: str = "") -> Dossier:
    chemin = parcours(monde)
    point = chemin.en_seance()
    decider(point=point, acte=acte, motif=motif, par=chemin.acteur("secretaire_a"))
    return Dossier.objects.get(pk=point.dossier_id)


def valide(monde: Monde) -> Dossier:
    return _decide(monde, "valider")


def renvoye(monde: Monde) -> Dossier:
    return _decide(monde, "renvoyer", "Le texte est trop court.")


# ── Session ───────────────────────────────────────────────────────────────────
def en_preparation(monde: Monde) -> Seance:
    return parcours(monde).inscrit().seance


def convoquee(monde: Monde) -> Seance:
    """Convened, every member recorded present."""
    seance = en_preparation(monde)
    secretaire = acteur_de(monde.secretaire_a)
    seances.convoquer(seance=seance, par=secretaire)
    for presence in seance.presences.filter(voix=True):
        seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
    return Seance.objects.get(pk=seance.pk)


def ouverte(monde: Monde) -> Seance:
    """Open, one proposal still to decide; the committee votes."""
    chemin = parcours(monde)
    chemin.par_vote(quorum=50, majorite="simple")
    return chemin.en_seance().seance


def au_secret(monde: Monde) -> Seance:
    """Open, one proposal still to decide; the committee votes without names."""
    chemin = parcours(monde)
    chemin.par_vote(quorum=50, majorite="simple", scrutin="nombre")
    return chemin.en_seance().seance


def a_clore(monde: Monde) -> Seance:
    """Open, every point dealt with."""
    return Seance.objects.get(points__dossier=valide(monde))


def close(monde: Monde) -> Seance:
    return seances.clore(seance=a_clore(monde), par=acteur_de(monde.secretaire_a))


def presence(seance: Seance, monde: Monde, personne: str = "chef_local_a") -> Presence:
    return seance.presences.get(utilisateur=monde.personnes[personne])


def projet(seance: Seance) -> Point:
    """The point that carries the proposal."""
    return seance.points.get(dossier__isnull=False)


def debat(monde: Monde) -> Point:
    """A point without proposal, in an open session."""
    chemin = parcours(monde)
    point = chemin.inscrit()
    libre = seances.ajouter_point(
        seance=point.seance, genre=GenrePoint.DEBAT, titre="Un débat", duree=10, par=chemin.acteur("secretaire_a")
    )
    chemin.en_seance(point)
    return Point.objects.get(pk=libre.pk)
