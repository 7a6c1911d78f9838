"""Adding, copying, moving and deleting the actions of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from college.plans.actions.verrou import Ecriture, ouvrir
from college.plans.ligne import Ligne
from college.plans.models import Action, Geste, PlanTravail
from college.plans.rangement import creer_plusieurs, lire
from ctri.cadrage.models import Objectif
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def ajouter_action(*, plan: PlanTravail, objectif: Objectif | None, intitule: str = "", par: Acteur) -> Action:
    """A new line at the end of an objective."""
    ecriture = ouvrir(plan, par)
    nouvelle = Ligne(intitule=intitule, objectif=objectif.pk if objectif else None)
    return ajouter(ecriture, [nouvelle])[0]


@transaction.atomic
def dupliquer(*, action: Action, par: Acteur) -> Action:
    """A copy just under the original, without its days: they are somebody's time, to be given again."""
    ecriture = ouvrir(action.plan, par)
    original = ecriture.action(action.pk)
    copie = lire(original)
    copie.jours = {agent: [0, 0, 0] for agent in copie.contributeurs}
    suite = ordre(ecriture.plan, original.objectif_id)
    nouvelle = ajouter(ecriture, [copie])[0]
    suite.insert(suite.index(original.pk) + 1, nouvelle.pk)
    _renumeroter(suite)
    return nouvelle


@transaction.atomic
def deplacer(*, action: Action, objectif: Objectif | None, position: int, par: Acteur) -> Action:
    """Move an action to a place (0 is the first) among those of an objective, its own or another."""
    ecriture = ouvrir(action.plan, par)
    action = ecriture.action(action.pk)
    avant = place(ecriture.plan, action)
    placer(ecriture, action, objectif.pk if objectif else None, position)
    apres = place(ecriture.plan, action)
    if avant != apres:
        ecriture.noter(Geste.DEPLACER, action.pk, avant=avant, apres=apres)
    return action


@transaction.atomic
def supprimer(*, action: Action, par: Acteur) -> None:
    """Delete an action. Its author may take it back (`annuler`) as long as the plan is a draft."""
    ecriture = ouvrir(action.plan, par)
    action = ecriture.action(action.pk)
    retirer(ecriture, action)


# ── Inside a transaction ──────────────────────────────────────────────────────


def ajouter(ecriture: Ecriture, lignes: Sequence[Ligne]) -> list[Action]:
    """Insert lines at the end of their objectives."""
    derniers = ecriture.plan.actions.values("objectif").annotate(dernier=Max("rang")).order_by()
    rangs: dict[int | None, int] = {d["objectif"]: d["dernier"] for d in derniers}
    actions = []
    for ligne in lignes:
        rangs[ligne.objectif] = rangs.get(ligne.objectif, 0) + 1
        action = Action(plan=ecriture.plan, rang=rangs[ligne.objectif], modifie_le=maintenant())
        actions.append(ecriture.signer(action))
    creer_plusieurs(actions, list(lignes))
    for action, ligne in zip(actions, lignes, strict=True):
        ecriture.noter(Geste.AJOUTER, action.pk, apres=ligne.json())
    return actions


def retirer(ecriture: Ecriture, action: Action) -> None:
    """Delete a row, remembering all of it."""
    souvenir = {"ligne": lire(action).json(), "place": place(ecriture.plan, action), "revisions": action.revisions}
    ecriture.noter(Geste.SUPPRIMER, action.pk, avant=souvenir)
    action.delete()


def placer(ecriture: Ecriture, action: Action, objectif_id: int | None, position: int) -> None:
    """Give an action its place."""
    if action.objectif_id != objectif_id:
        if (
            objectif_id is not None
            and not Objectif.objects.filter(
                pk=objectif_id, cadrage__region=ecriture.plan.dossier.region, cadrage__publie_le__isnull=False
            ).exists()
        ):
            raise Refus(f"{ecriture.plan.dossier.region.vocabulaire.objectif.Ce} n’est pas de ce cadrage.")
        action.objectif_id = objectif_id
        ecriture.signer(action).save()
    suite = [pk for pk in ordre(ecriture.plan, objectif_id) if pk != action.pk]
    suite.insert(max(0, position), action.pk)
    _renumeroter(suite)


def ordre(plan: PlanTravail, objectif_id: int | None) -> list[int]:
    """The actions of an objective, in order."""
    return list(plan.actions.filter(objectif=objectif_id).order_by("rang", "pk").values_list("pk", flat=True))


def place(plan: PlanTravail, action: Action) -> dict[str, int | None]:
    """Where an action stands."""
    return {"objectif": action.objectif_id, "position": ordre(plan, action.objectif_id).index(action.pk)}


def _renumeroter(suite: Sequence[int]) -> None:
    Action.objects.bulk_update([Action(pk=pk, rang=rang) for rang, pk in enumerate(suite, 1)], ["rang"])
