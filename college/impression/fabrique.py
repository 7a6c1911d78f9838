"""From a frozen version to its PDF, and to what is stamped on it (règle V5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Decision as DecisionPrise
from ctri.dossiers.models import Dossier, Version
from ctri.tampon import Decision, Tampon, Vote
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from mutualisation.mandats.acteur import Acteur

# Content and stamp in, file out.
Fabriquer = Callable[[Any, Tampon, Progression], Fichier]


def tampon(version: Version, decision: DecisionPrise | None) -> Tampon:
    """What is printed about a version: as submitted, or as decided."""
    dossier = version.dossier
    fuseau = ZoneInfo(dossier.region.fuseau)
    etat = decision.issue if decision else Etat.SOUMISE
    soumise = decision.soumise if decision else version
    return Tampon(
        reference=dossier.reference,
        version=version.numero,
        etat=etat,
        etat_libelle=dossier.region.schema.etats.libelle(etat),
        soumise_le=soumise.le.astimezone(fuseau),
        soumise_par=f"{soumise.par.affiche}, {soumise.qualite}",
        empreinte=version.empreinte,
        valide=bool(decision and decision.numero),
        decision=_decision(decision, fuseau) if decision else None,
    )


def _decision(decision: DecisionPrise, fuseau: ZoneInfo) -> Decision:
    seance = decision.point.seance
    vote = None
    if decision.pour is not None:
        vote = Vote(decision.pour, decision.contre or 0, decision.abstention or 0, secret=decision.secret)
    return Decision(
        seance_date=seance.debut.astimezone(fuseau).date(),
        issue_libelle=decision.version.dossier.region.schema.etats.libelle(decision.issue),
        motif=decision.motif,
        constatee_par=decision.presidee_par,
        mode=decision.mode,
        vote=vote,
    )


def _version(version_id: int) -> Version:
    return Version.objects.select_related("dossier", "par").get(pk=version_id)


def soumis(version_id: int, fabriquer: Fabriquer, progression: Progression) -> Fichier:
    """The file of the submitted version: no decision on it, whatever happened since."""
    version = _version(version_id)
    return fabriquer(version.contenu, tampon(version, None), progression)


def valide(version_id: int, fabriquer: Fabriquer, progression: Progression) -> Fichier:
    """The file of the decided version: number, date, decision."""
    version = _version(version_id)
    decision = DecisionPrise.objects.select_related("soumise__par", "point__seance", "version__dossier").get(
        version=version
    )
    return fabriquer(version.contenu, tampon(version, decision), progression)


def visible(acteur: Acteur, version_id: int) -> bool:
    """Whoever may know of the dossier reads its submitted versions."""
    return Dossier.objects.visibles_par(acteur).filter(versions=version_id).exists()


def paire(genre: str, gabarit: str, fabriquer: Fabriquer) -> tuple[Fabrique, Fabrique]:
    """The two makers of a kind of text; `gabarit`: version of its template."""
    return (
        Fabrique(f"{genre}_soumis", gabarit, lambda pk, progression: soumis(pk, fabriquer, progression), visible),
        Fabrique(f"{genre}_valide", gabarit, lambda pk, progression: valide(pk, fabriquer, progression), visible),
    )
