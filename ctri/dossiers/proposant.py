"""Whose a deliverable is: the one rule on who submits, takes back, amends, and drafts first (règle V4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Nature
from mutualisation.refus import Refus

if TYPE_CHECKING:
    from mutualisation.referentiel.vocabulaire import Terme
    from mutualisation.territoire.models import Region


def titre_du_proposant(acteur: Acteur, region: Region, *, livrable: str, pole: str, droit: str) -> Titre | None:
    """The capacity in which this person proposes that deliverable; where poles propose, for that very pole.

    Holding the right is not enough: the référentiel names one role per deliverable, held in person or for another
    (règle T5), and a scheme may let several roles submit, each its own texts.
    """
    role = region.schema.livrable(livrable).proposant
    siens = [t for t in acteur.titres if t.role == role and t.ouvre(droit, region, None)]
    # A role without pole answers for all of them; a deliverable without pole is any holder's.
    siens = [t for t in siens if not pole or t.pole in ("", pole)]
    return min(siens, key=lambda t: (t.mandat_id != acteur.prefere, t.nature != Nature.TITULAIRE), default=None)


def verifier_proposant(acteur: Acteur, region: Region, *, livrable: str, pole: str) -> Titre:
    """The capacity in which a proposer acts on their text, or whose the text is."""
    titre = titre_du_proposant(acteur, region, livrable=livrable, pole=pole, droit=Droit.SOUMETTRE)
    if titre is None:
        raise Refus(f"Réservé {au_proposant(region, livrable=livrable, pole=pole)}.")
    return titre


def role_du_proposant(region: Region, livrable: str) -> Terme:
    """How the scheme calls whoever proposes that deliverable."""
    terme: Terme = region.schema.role(region.schema.livrable(livrable).proposant).terme
    return terme


def au_proposant(region: Region, *, livrable: str, pole: str) -> str:
    """“au médecin inspecteur régional”, “au responsable de pôle « Offre de soins »”."""
    return f"{role_du_proposant(region, livrable).au}{_du_pole(region, pole)}"


def le_proposant(region: Region, *, livrable: str, pole: str) -> str:
    """“le MIR”, “le responsable de pôle « Offre de soins »”."""
    return f"{role_du_proposant(region, livrable).court.le}{_du_pole(region, pole)}"


def _du_pole(region: Region, pole: str) -> str:
    return f" « {region.schema.pole(pole).libelle} »" if pole else ""
