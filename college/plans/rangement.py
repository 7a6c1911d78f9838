"""Between the rows of an action and its `Ligne`: reading one or all, writing only what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from college.plans.ligne import GENRES, Ligne
from college.plans.models import Action, Jours, PlanTravail
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Departement

_DIRECTS = ("intitule", "fonction", "niveau", "debut", "fin", "resultat", "indicateur")


_TERRITOIRES = Preparee(
    lambda: (
        Action.territoires.through.objects.filter(action__plan=Trou("plan"))
        .order_by("departement_id")
        .values_list("action_id", "departement_id")
    )
)
_JOURS = Preparee(
    lambda: (
        Jours.objects.filter(action__plan=Trou("plan"))
        .order_by("agent_id")
        .values_list("action_id", "agent_id", *GENRES)
    )
)


def lire(action: Action) -> Ligne:
    """One action as it stands in the database: two queries besides the action's own."""
    return _ligne(
        action,
        list(action.territoires.order_by("code").values_list("code", flat=True)),
        {j.agent_id: [getattr(j, genre) for genre in GENRES] for j in action.jours.order_by("agent_id")},
    )


def lire_toutes(plan: PlanTravail, actions: Iterable[Action]) -> dict[int, Ligne]:
    """Every action of a plan: two queries whatever their number."""
    territoires: dict[int, list[str]] = defaultdict(list)
    for action_id, code in _TERRITOIRES.lignes(plan=plan.pk):
        territoires[action_id].append(code)
    jours: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for action_id, agent_id, *parts in _JOURS.lignes(plan=plan.pk):
        jours[action_id][agent_id] = parts
    return {action.pk: _ligne(action, territoires[action.pk], jours[action.pk]) for action in actions}


def _ligne(action: Action, territoires: list[str], jours: dict[int, list[int]]) -> Ligne:
    return Ligne(
        objectif=action.objectif_id,
        pilote=action.pilote_id,
        territoires=territoires,
        jours=jours,
        **{nom: getattr(action, nom) for nom in _DIRECTS},
    )


def remplir(action: Action, ligne: Ligne) -> None:
    """Put a line's own columns into a row, unsaved."""
    for nom in _DIRECTS:
        setattr(action, nom, getattr(ligne, nom))
    action.objectif_id, action.pilote_id = ligne.objectif, ligne.pilote


def ranger(action: Action, ligne: Ligne, avant: Ligne) -> None:
    """Write a line over the one it replaces; `action` is saved with its other attributes."""
    remplir(action, ligne)
    action.save()
    if ligne.territoires != avant.territoires:
        action.territoires.set(Departement.objects.filter(code__in=ligne.territoires))
    if ligne.jours != avant.jours:
        ranger_jours(action, ligne.jours)


def ranger_jours(action: Action, jours: Mapping[int, list[int]]) -> None:
    """Replace the days of an action."""
    action.jours.exclude(agent_id__in=jours).delete()
    Jours.objects.bulk_create(
        _jours(action.pk, jours), update_conflicts=True, unique_fields=["action", "agent"], update_fields=GENRES
    )


def _jours(action_id: int, jours: Mapping[int, list[int]]) -> list[Jours]:
    return [
        Jours(action_id=action_id, agent_id=agent, **dict(zip(GENRES, parts, strict=True)))
        for agent, parts in jours.items()
    ]


def creer_plusieurs(actions: list[Action], lignes: list[Ligne]) -> list[Action]:
    """Insert new actions with their places and days, in three queries."""
    for action, ligne in zip(actions, lignes, strict=True):
        remplir(action, ligne)
    Action.objects.bulk_create(actions)
    lien = Action.territoires.through
    paires = list(zip(actions, lignes, strict=True))
    lien.objects.bulk_create(
        [lien(action_id=a.pk, departement_id=code) for a, ligne in paires for code in ligne.territoires]
    )
    Jours.objects.bulk_create([j for a, ligne in paires for j in _jours(a.pk, ligne.jours)])
    return actions
