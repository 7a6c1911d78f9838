"""A plan made from the bank of actions: who leads, who contributes, how many days, when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

from college.demonstration.banque import Modele, du_theme
from college.demonstration.equipe import Equipe, Medecin
from college.plans.ligne import GENRES, Ligne
from college.plans.models import Niveau
from ctri.cadrage.models import Objectif
from ctri.demonstration.cadrages import cle_de

# How long an action lasts, in months, and the days its lead gives.
DUREES = (2, 3, 4, 6, 9, 12)


def composer(equipe: Equipe, objectifs: Sequence[Objectif], nombre: int) -> list[Ligne]:
    """So many actions, in the order of the objectives, each objective answered."""
    choisis: list[tuple[Objectif, Modele]] = []
    files = {o.pk: list(du_theme(cle_de(o.libelle))) for o in objectifs}
    for objectif in islice(cycle(objectifs), 50 * len(objectifs)):
        if len(choisis) < nombre and files[objectif.pk]:
            choisis.append((objectif, files[objectif.pk].pop(0)))
    if len(choisis) < nombre:
        raise ValueError(f"{len(choisis)} actions in the bank for these objectives, {nombre} wanted")
    choisis.sort(key=lambda paire: paire[0].rang)
    return [_ligne(equipe, objectif, modele) for objectif, modele in choisis]


def _ligne(equipe: Equipe, objectif: Objectif, modele: Modele) -> Ligne:
    alea = equipe.alea
    niveau, territoires, medecins = _lieu(equipe, modele)
    debut, fin = _periode(equipe, modele)
    ligne = Ligne(
        intitule=modele.intitule,
        objectif=objectif.pk,
        fonction=modele.fonction,
        niveau=niveau,
        territoires=territoires,
        pilote=medecins[0].agent.pk,
        debut=debut,
        fin=fin,
        resultat=modele.resultat,
        indicateur=modele.indicateur,
    )
    for rang, medecin in enumerate(medecins):
        jours = max(2, round(alea.randint(8, 18) * medecin.quotite / 100 * (1 if rang == 0 else 0.7)))
        reserve = min(alea.randint(1, 4), 12 - medecin.reserve) if modele.nature == "annualises" else 0
        parts = dict.fromkeys(GENRES, 0) | {modele.nature: jours, "reserve": max(0, reserve)}
        ligne.jours[medecin.agent.pk] = [parts[genre] for genre in GENRES]
        medecin.affectes += jours
        medecin.reserve += max(0, reserve)
    return ligne


def _lieu(equipe: Equipe, modele: Modele) -> tuple[str, list[str], list[Medecin]]:
    """A level, its places, and people who may act there (règle O1)."""
    departements = sorted(equipe.par_departement)
    if modele.niveau == Niveau.DEPARTEMENTAL:
        pourvus = [d for d in departements if len(equipe.par_departement[d]) > 1] or departements
        code = min(pourvus, key=lambda d: sum(m.affectes for m in equipe.par_departement[d]))
        return Niveau.DEPARTEMENTAL, [code], equipe.parmi(equipe.par_departement[code], 2)
    if modele.niveau == Niveau.INTERDEPARTEMENTAL and len(departements) > 1:
        choisis = sorted(equipe.alea.sample(departements, 2))
        locaux = [m for d in choisis for m in equipe.par_departement[d]]
        return Niveau.INTERDEPARTEMENTAL, choisis, equipe.parmi(locaux, equipe.alea.randint(2, 3))
    return Niveau.REGIONAL, [], equipe.parmi(equipe.medecins, equipe.alea.randint(2, 4))


def _periode(equipe: Equipe, modele: Modele) -> tuple[int, int]:
    if modele.nature == "annualises":
        return 1, 12
    duree = equipe.alea.choice(DUREES)
    debut = equipe.alea.randint(1, 13 - duree)
    return debut, debut + duree - 1
