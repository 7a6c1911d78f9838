"""Nomenclature of functions and poles, and the rules on pairs of activities (règles O2, O3, O7, O8)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from mutualisation.referentiel.schema.base import Code, Liste, ListeNonVide, Nomme, Part, Table, TexteLong

# What an activity is towards the party it concerns: pair rules speak of these ("not judge and party").
Nature = Literal["conseil", "controle", "decision", "facilitation", "negociation", "expertise", "coordination"]
Abrege = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{2,8}$")]


class Famille(Nomme):
    """Functions shown together."""

    abrege: Abrege


class Pole(Nomme):
    """A pole of activity; `intervention` false: it advises without direct action (S1, PPS)."""

    abrege: Abrege
    description: TexteLong
    intervention: bool = True


class Fonction(Nomme):
    """An activity a doctor may be assigned to."""

    famille: Code
    nature: Nature
    pole: Code | None = None
    # Main function or specialised one (règle O2).
    principale: bool = False
    # Pooled, kept in each service, or left to the region (règle O7).
    mutualisable: Literal["oui", "non", "au_choix"] = "oui"
    urgence: bool = False
    # Requirements (règle O8); no profession listed: any.
    professions: Liste[Code] = ()
    habilitation: bool = False
    base_legale_hors_service: bool = False


class Cote(Table):
    """One side of a pair: a nature of activity, a pole, or a function; exactly one of them."""

    nature: Nature | None = None
    pole: Code | None = None
    fonction: Code | None = None

    @model_validator(mode="after")
    def verifier_un_seul(self) -> "Cote":
        if sum(x is not None for x in (self.nature, self.pole, self.fonction)) != 1:
            raise ValueError("indiquez une seule des clés « nature », « pole », « fonction »")
        return self


class ReglePaire(Nomme):
    """Two activities that must not, or should, be held by the same person (règle O3)."""

    raison: TexteLong
    # interdite: never both; preferee: better together; alternative: one of the two where numbers allow;
    # reservee: the first side is done only by those who belong to the second.
    type: Literal["interdite", "preferee", "alternative", "reservee"]
    cotes: Annotated[ListeNonVide[Cote], Field(min_length=2, max_length=2)]
    # On what the two activities would meet.
    sur: Literal["partie", "prestation", "medecin"]
    professions: ListeNonVide[Code]
    dure: bool
    derogation: bool = False

    @model_validator(mode="after")
    def verifier_derogation(self) -> "ReglePaire":
        if self.derogation and not self.dure:
            raise ValueError("une règle qui n’est pas dure n’a pas besoin de dérogation")
        return self


class PolesParPersonne(Table):
    """At most so many poles for one person of these professions."""

    professions: ListeNonVide[Code]
    maximum: Annotated[int, Field(ge=1, le=20)]
    # Part of a pole's members who give it more than `part_du_temps` of their time; none: not looked at.
    majorite_des_membres: Part | None = None
    part_du_temps: Part = 0.5
