"""Who starts, reads and writes a proposal, and if not why (règles C3, V2, V3, V4, V5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from college.propositions.redactions import redaction_de
from ctri.dossiers.etats import A_REPRENDRE, ABANDONNES, ETEINTS, VALIDES
from ctri.dossiers.models import Dossier
from ctri.dossiers.proposant import le_proposant, titre_du_proposant
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

if TYPE_CHECKING:
    from mutualisation.referentiel.vocabulaire import Terme


def objet(dossier: Dossier) -> Terme:
    """How the scheme calls this deliverable: “le plan de travail annuel”, “le programme de travail”."""
    terme: Terme = dossier.region.schema.livrable(dossier.livrable).libelle
    return terme


# ── Starting ──────────────────────────────────────────────────────────────────


def titre_du_redacteur(acteur: Acteur, region: Region, livrable: str, pole: str) -> Titre | None:
    """The capacity in which the proposer of a text opens and writes it (règle V4)."""
    return titre_du_proposant(acteur, region, livrable=livrable, pole=pole, droit=Droit.REDIGER)


def propose(acteur: Acteur, region: Region, *, livrable: str, pole: str) -> bool:
    """Whether this text is this person's to propose: the others are told whose it is, not offered a dead button."""
    return titre_du_redacteur(acteur, region, livrable, pole) is not None


def verifier_creer(acteur: Acteur, region: Region, *, livrable: str, pole: str = "") -> Titre:
    """Only the proposer opens a proposal (règle V4)."""
    titre = titre_du_redacteur(acteur, region, livrable, pole)
    if titre is None:
        qui = le_proposant(region, livrable=livrable, pole=pole)
        raise Refus(f"Seul {qui} ouvre {region.schema.livrable(livrable).libelle.le}.")
    return titre


def verifier_cadrage(region: Region, annee: int, *, publie: bool) -> None:
    """A text that answers the year's objectives is not opened before they are published (règle V2)."""
    if not publie:
        v = region.vocabulaire
        raise Refus(f"{v.comite.court.Le} n’a pas encore publié {v.cadrage.le} {annee} : rien à quoi répondre.")


def verifier_commencer(
    acteur: Acteur, region: Region, *, livrable: str, annee: int, pole: str, cadrage_publie: bool
) -> Titre:
    """Only the proposer, and only once what the text rests on is there."""
    titre = verifier_creer(acteur, region, livrable=livrable, pole=pole)
    definition = region.schema.livrable(livrable)
    redaction = redaction_de(definition)
    if redaction is None:
        raise Refus(f"{definition.libelle.Le} ne s’écrit pas encore dans le logiciel.")
    redaction.verifier(region, annee, cadrage_publie=cadrage_publie)
    return titre


def verifier_inedit(region: Region, *, livrable: str, annee: int, pole: str) -> None:
    """One text per year; one alone, whatever its year, when it stays in force until replaced (règle V3)."""
    definition = region.schema.livrable(livrable)
    memes = Dossier.objects.filter(region=region, livrable=livrable, pole=pole)
    if definition.annuel:
        if memes.filter(annee=annee, remplace=None).exclude(etat__in=ABANDONNES).exists():
            raise Refus(f"{definition.libelle.Le} {annee} existe déjà.")
        return
    vivant = memes.exclude(etat__in=ETEINTS).order_by("remplace_id", "pk").first()
    if vivant is None:
        return
    if vivant.etat in VALIDES:
        suite = f"il se modifie par {region.vocabulaire.avenant.un}"
        raise Refus(f"{definition.libelle.Le} {vivant.reference} est en vigueur : {suite}.")
    raise Refus(f"{definition.libelle.Le} {vivant.reference} est déjà en cours.")


# ── Reading and writing a draft ───────────────────────────────────────────────


def titre_de_redaction(acteur: Acteur, dossier: Dossier) -> Titre | None:
    """The capacity in which someone writes: the proposer, or a member of the college (règle C1).

    Members belong to no pole: what a pole proposes is written by its head alone.
    """
    if titre := titre_du_redacteur(acteur, dossier.region, dossier.livrable, dossier.pole):
        return titre
    return None if dossier.pole else acteur.titre(Droit.CONTRIBUER, dossier.region)


def verifier_lire_brouillon(acteur: Acteur, dossier: Dossier) -> None:
    """Nothing is read from a draft by those it will be sent to (règle C3)."""
    region = dossier.region
    if not acteur.peut(Droit.CONTRIBUER, region) and not acteur.peut(Droit.REDIGER, region):
        raise Refus(
            f"{objet(dossier).Le} se prépare au sein {region.vocabulaire.college.du} : "
            "vous en lisez les versions soumises, jamais le brouillon."
        )


def verifier_ecrire(acteur: Acteur, dossier: Dossier) -> Titre:
    """Only a draft, only by its authors. Returns the capacity in which this person writes."""
    if raison := raison_du_gel(dossier):
        raise Refus(raison)
    if titre := titre_de_redaction(acteur, dossier):
        return titre
    proposant = le_proposant(dossier.region, livrable=dossier.livrable, pole=dossier.pole)
    if dossier.pole:
        raise Refus(f"Seul {proposant} écrit {objet(dossier).le}.")
    membres = f"les membres {dossier.region.vocabulaire.college.du}"
    raise Refus(f"Seuls {proposant} et {membres} écrivent {objet(dossier).le}.")


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
