"""Opening a plan: empty from the year's framing, or with actions of an earlier plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from college.plans.actions.lignes import ajouter
from college.plans.actions.verrou import ouvrir
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.plans.policies import verifier_creer
from college.plans.travail import Travail, objectifs_publies
from ctri.cadrage.models import Objectif
from ctri.dossiers.models import Dossier, Version
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region

GENRE = "plan_travail"


@transaction.atomic
def creer_plan(*, region: Region, annee: int, livrable: str, pole: str = "", par: Acteur) -> PlanTravail:
    """Open the plan of a year. Its objectives are those of the published framing (règle V2)."""
    titre = verifier_creer(par, region, livrable=livrable, pole=pole)
    definition = region.schema.livrable(livrable)
    if definition.type != GENRE:
        raise Refus(f"{definition.libelle.Le} ne s’écrit pas encore dans le logiciel.")
    if not objectifs_publies(region, annee):
        v = region.vocabulaire
        raise Refus(f"{v.comite.court.Le} n’a pas encore publié {v.cadrage.le} {annee} : rien à quoi répondre.")
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                region=region,
                livrable=livrable,
                genre=GENRE,
                bilan=definition.bilan,
                annee=annee,
                pole=pole,
                titre=_titre(region, livrable, annee, pole),
                reference=reference(region, livrable, annee, pole),
            )
    except IntegrityError:
        raise Refus(f"{definition.libelle.Le} {annee} existe déjà.") from None
    inscrire(dossier, "creer", par=par, titre=titre, region=region, vers=dossier.etat)
    return PlanTravail.objects.create(dossier=dossier)


def reference(region: Region, livrable: str, annee: int, pole: str) -> str:
    """“PTA-AUV-2027”, “PTP-RPS-BRE-2027” for a pole (section 12: region letters)."""
    parties = [region.schema.livrable(livrable).sigle]
    if pole:
        parties.append(region.schema.pole(pole).abrege)
    return "-".join([*parties, region.circonscription.sigle, str(annee)])


def _titre(region: Region, livrable: str, annee: int, pole: str) -> str:
    nom = region.schema.livrable(livrable).libelle.court.Nom
    return f"{nom} {region.schema.pole(pole).libelle} {annee}" if pole else f"{nom} {annee}"


def precedent(plan: PlanTravail) -> Version | None:
    """The last frozen content of the year before: what can be carried over."""
    dossier = plan.dossier
    return (
        Version.objects.filter(
            dossier__region=dossier.region,
            dossier__livrable=dossier.livrable,
            dossier__pole=dossier.pole,
            dossier__annee=dossier.annee - 1,
        )
        .order_by("dossier", "-numero")
        .last()
    )


@transaction.atomic
def reprendre_actions(*, plan: PlanTravail, choisies: Collection[int], par: Acteur) -> list[Action]:
    """Carry chosen actions of last year over. Days start again at zero: they are given for the new year."""
    ecriture = ouvrir(plan, par)
    version = precedent(ecriture.plan)
    if version is None:
        raise Refus("Il n’y a pas de version de l’année précédente à reprendre.")
    objectifs = _correspondances(version.contenu, objectifs_publies(plan.dossier.region, plan.dossier.annee))
    permis = set(Travail(ecriture.plan).choix.personnes)
    lignes = [_reprise(action, objectifs, permis) for action in version.contenu["actions"] if action["id"] in choisies]
    return ajouter(ecriture, lignes)


def _reprise(action: dict[str, Any], objectifs: dict[int, int], permis: set[int]) -> Ligne:
    ligne = Ligne.du_contenu(action)
    ligne.objectif = objectifs.get(ligne.objectif or 0)
    ligne.pilote = ligne.pilote if ligne.pilote in permis else None
    ligne.jours = {agent: [0, 0, 0] for agent in ligne.contributeurs if agent in permis}
    return ligne


def _correspondances(contenu: dict[str, Any], objectifs: Sequence[Objectif]) -> dict[int, int]:
    """An objective said again in the same words is the same one; the others are to be chosen."""
    libelles = {objectif.libelle.casefold(): objectif.pk for objectif in objectifs}
    return {
        ancien["id"]: libelles[ancien["libelle"].casefold()]
        for ancien in contenu["objectifs"]
        if ancien["libelle"].casefold() in libelles
    }
