"""The table of questions, as `docs/statuts.md` prints it."""

from __future__ import annotations

from ctri.saisines.etats import Cote, Etat, Pouvoir
from ctri.saisines.workflow import TRANSITIONS, Transition
from ctri.statuts import Table

INTRODUCTION = """\
Une saisine va du comité au collège, qui rend un avis, ou du collège au comité, qui répond : la table est la même, les
côtés s’échangent. Une seule porte (`ctri.saisines.actions.franchir`), sous verrou, et le même déclencheur. La question
ne change plus une fois adressée ; la réponse ne s’écrit qu’à l’état « Adressée », hors de la vue de qui l’attend."""


def _ligne(etape: Transition) -> tuple[str, ...]:
    motif = "oui" if etape.motif else "non"
    cote, pouvoir = Cote(etape.cote).label, Pouvoir(etape.pouvoir).label
    return Etat(etape.de).label, f"`{etape.acte}`", Etat(etape.vers).label, cote, pouvoir, motif


TABLE = Table(
    rang=20,
    titre="États d’une saisine",
    source="ctri/saisines/workflow.py",
    introduction=INTRODUCTION,
    etats=[(etat.value, etat.label) for etat in Etat],
    passages=[(t.de.value, t.acte, t.vers.value) for t in TRANSITIONS],
    entetes=("De", "Acte", "Vers", "Côté", "Pouvoir", "Motif obligatoire"),
    lignes=[_ligne(t) for t in TRANSITIONS],
)
