"""Who reads and who writes a plan, and if not why (règles C3, V3, V5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from college.plans.models import PlanTravail
from ctri.dossiers.etats import A_REPRENDRE
from ctri.dossiers.models import Dossier
from ctri.dossiers.proposant import le_proposant, titre_du_proposant
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.typographie import typographier

if TYPE_CHECKING:
    from mutualisation.referentiel.vocabulaire import Terme
    from mutualisation.territoire.models import Region


def objet(dossier: Dossier) -> Terme:
    """How the scheme calls this deliverable: “le plan de travail annuel”, “le programme de travail”."""
    terme: Terme = dossier.region.schema.livrable(dossier.livrable).libelle
    return terme


def titre_du_redacteur(acteur: Acteur, region: Region, livrable: str, pole: str) -> Titre | None:
    """The capacity in which the proposer of a text opens and writes it (règle V4)."""
    return titre_du_proposant(acteur, region, livrable=livrable, pole=pole, droit=Droit.REDIGER)


def titre_de_redaction(acteur: Acteur, dossier: Dossier) -> Titre | None:
    """The capacity in which someone writes: the proposer, or a member of the college (règle C1).

    Members belong to no pole: what a pole proposes is written by its head alone.
    """
    if titre := titre_du_redacteur(acteur, dossier.region, dossier.livrable, dossier.pole):
        return titre
    return None if dossier.pole else acteur.titre(Droit.CONTRIBUER, dossier.region)


def verifier_lire(acteur: Acteur, plan: PlanTravail) -> None:
    """Nothing is read from a draft by those it will be sent to (règle C3)."""
    region = plan.dossier.region
    if not acteur.peut(Droit.CONTRIBUER, region) and not acteur.peut(Droit.REDIGER, region):
        raise Refus(
            f"{objet(plan.dossier).Le} se prépare au sein {region.vocabulaire.college.du} : "
            "vous en lisez les versions soumises, jamais le brouillon."
        )


def verifier_modifiable(acteur: Acteur, plan: PlanTravail) -> Titre:
    """Only a draft, only by its authors. Returns the capacity in which this person writes."""
    dossier = plan.dossier
    if raison := raison_du_gel(dossier):
        raise Refus(raison)
    if titre := titre_de_redaction(acteur, dossier):
        return titre
    proposant = le_proposant(dossier.region, livrable=dossier.livrable, pole=dossier.pole)
    if dossier.pole:
        raise Refus(f"Seul {proposant} écrit {objet(dossier).le}.")
    membres = f"les membres {dossier.region.vocabulaire.college.du}"
    raise Refus(f"Seuls {proposant} et {membres} écrivent {objet(dossier).le}.")


def peut_modifier(acteur: Acteur, plan: PlanTravail) -> bool:
    """Whether this person may write the plan now."""
    try:
        verifier_modifiable(acteur, plan)
    except Refus:
        return False
    return True


def raison_du_gel(dossier: Dossier) -> str:
    """Why nothing changes any more; empty for a draft (règles V5, V9)."""
    return "" if dossier.modifiable else typographier(_gel(dossier))


def _gel(dossier: Dossier) -> str:
    mot = objet(dossier)
    if dossier.en_examen:
        return f"{mot.Le} est figé{mot.e} depuis sa soumission : seul un renvoi rouvre sa rédaction."
    if dossier.valide:
        return f"{mot.Le} est validé{mot.e} et ne change plus, sinon par {dossier.region.vocabulaire.avenant.un}."
    if dossier.etat in A_REPRENDRE:
        etat = dossier.region.schema.etats.libelle(dossier.etat).lower()
        return f"{mot.Le} est {etat} : reprenez sa rédaction pour préparer une nouvelle version."
    return f"{mot.Le} n’est plus à l’ordre du jour ({dossier.region.schema.etats.libelle(dossier.etat).lower()})."


def verifier_creer(acteur: Acteur, region: Region, *, livrable: str, pole: str = "") -> Titre:
    """Only the proposer opens a proposal (règle V4)."""
    titre = titre_du_redacteur(acteur, region, livrable, pole)
    if titre is None:
        qui = le_proposant(region, livrable=livrable, pole=pole)
        raise Refus(f"Seul {qui} ouvre {region.schema.livrable(livrable).libelle.le}.")
    return titre


def peut_creer(acteur: Acteur, region: Region, *, livrable: str, pole: str = "") -> bool:
    """Whether this person may open that proposal."""
    return titre_du_redacteur(acteur, region, livrable, pole) is not None


def verifier_cadrage(region: Region, annee: int, *, publie: bool) -> None:
    """Every proposal answers the year's objectives: none is opened before they are published (règle V2)."""
    if not publie:
        v = region.vocabulaire
        raise Refus(f"{v.comite.court.Le} n’a pas encore publié {v.cadrage.le} {annee} : rien à quoi répondre.")
