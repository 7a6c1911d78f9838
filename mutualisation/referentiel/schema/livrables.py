"""What must be proposed, by whom, when, after which opinions (règles V3, V4, V11, C7)."""

from typing import Literal

from pydantic import model_validator

from mutualisation.referentiel.noms import Terme
from mutualisation.referentiel.schema.base import Code, JourAnnee, Jours, Liste, Nomme, Sigle, Table, Texte


class Consultation(Nomme):
    """An opinion a dossier carries; `prealable`: it must come before the decision (règle V11)."""

    organisme: Texte
    prealable: bool


class Livrable(Table):
    """A deliverable of the scheme: one dossier per region, pole or service, and per year if `annuel`."""

    code: Code
    type: Literal[
        "plan_travail",
        "plan_formation",
        "organisation",
        "reglement_interieur",
        "bilan",
        "dimensionnement",
        "engagements",
    ]
    libelle: Terme
    sous_titre: Texte | None = None
    sigle: Sigle
    proposant: Code
    par: Literal["region", "pole", "service"]
    annuel: bool
    # Due every year on that day, of the year it speaks of or of the next one.
    echeance: JourAnnee | None = None
    echeance_annee: Literal["meme", "suivante"] = "meme"
    obligatoire: bool = True
    # The college's opinion must be attached (règle C7).
    avis_college: bool
    # What the committee does with it: a report is only taken note of (règle V4).
    decision: Literal["validation", "prise_acte"] = "validation"
    consultations: Liste[Code] = ()
    # Deliverables that should be decided first.
    apres: Liste[Code] = ()

    @property
    def bilan(self) -> bool:
        return self.decision == "prise_acte"

    @model_validator(mode="after")
    def verifier_echeance(self) -> "Livrable":
        if self.annuel and self.echeance is None:
            raise ValueError("un livrable annuel a une échéance (clé « echeance »)")
        return self


class Rappels(Table):
    """Reminders before a due date, once each (règle V10)."""

    jours_avant: Liste[Jours]
    retard: bool
    # Days after which what was sent for information and not read is recalled, once (règle C3).
    lecture_jours: Jours = 14
