"""Opening a plan: empty from the year's framing, or with actions of an earlier plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from college.plans.actions.lignes import ajouter
from college.plans.actions.verrou import ouvrir
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.plans.travail import Travail, objectifs_publies
from college.propositions.actions import ouvrir_dossier
from college.propositions.policies import verifier_cadrage, verifier_creer
from ctri.cadrage.models import Objectif
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Version
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region

GENRE = "plan_travail"


@transaction.atomic
def creer_plan(*, region: Region, annee: int, livrable: str, pole: str = "", par: Acteur) -> PlanTravail:
    """Open the plan of a year. Its objectives are those of the published framing (règle V2)."""
    titre = verifier_creer(par, region, livrable=livrable, pole=pole)
    definition = region.schema.livrable(livrable)
    if definition.type != GENRE or definition.par == "service":
        raise Refus(f"{definition.libelle.Le} ne s’écrit pas encore dans le logiciel.")
    verifier_cadrage(region, annee, publie=bool(objectifs_publies(region, annee)))
    dossier = ouvrir_dossier(region=region, livrable=livrable, annee=annee, pole=pole, par=par, titre=titre)
    return PlanTravail.objects.create(dossier=dossier)


def precedent(plan: PlanTravail) -> Version | None:
    """The last frozen content of the year before: what can be carried over."""
    dossier = plan.dossier
    return version_precedente(dossier.region, dossier.livrable, dossier.annee, dossier.pole)


def version_precedente(region: Region, livrable: str, annee: int, pole: str) -> Version | None:
    """The same, before the plan exists; an amendment comes after the act it amends."""
    versions = Version.objects.filter(
        dossier__region=region, dossier__livrable=livrable, dossier__pole=pole, dossier__annee=annee - 1
    )
    return versions.exclude(dossier__etat__in=[Etat.REFUSEE, Etat.RETIREE]).order_by("dossier_id", "numero").last()


@transaction.atomic
def reprendre_actions(*, plan: PlanTravail, choisies: Collection[int], par: Acteur) -> list[Action]:
    """Carry chosen actions of last year over. Days start again at zero: they are given for the new year."""
    ecriture = ouvrir(plan, par)
    version = precedent(ecriture.plan)
    if version is None:
        raise Refus("Il n’y a pas de version de l’année précédente à reprendre.")
    objectifs = correspondances(version.contenu, objectifs_publies(plan.dossier.region, plan.dossier.annee))
    permis = set(Travail(ecriture.plan).choix.personnes)
    lignes = [_reprise(action, objectifs, permis) for action in version.contenu["actions"] if action["id"] in choisies]
    return ajouter(ecriture, lignes)


def _reprise(action: dict[str, Any], objectifs: dict[int, int], permis: set[int]) -> Ligne:
    ligne = Ligne.du_contenu(action)
    ligne.objectif = objectifs.get(ligne.objectif or 0)
    ligne.pilote = ligne.pilote if ligne.pilote in permis else None
    ligne.jours = {agent: [0, 0, 0] for agent in ligne.contributeurs if agent in permis}
    return ligne


def correspondances(contenu: dict[str, Any], objectifs: Sequence[Objectif]) -> dict[int, int]:
    """An objective said again in the same words is the same one; the others are to be chosen."""
    libelles = {objectif.libelle.casefold(): objectif.pk for objectif in objectifs}
    return {
        ancien["id"]: libelles[ancien["libelle"].casefold()]
        for ancien in contenu["objectifs"]
        if ancien["libelle"].casefold() in libelles
    }
