"""Capacity, criteria and guard rails of an organisation (règles T6, O2, O3, P2, F3)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mutualisation.referentiel.schema.base import Jours, Liste, Nomme, Part, Pourcent, Table, Texte, TexteLong
from mutualisation.referentiel.schema.fonctions import PolesParPersonne


class Capacite(Table):
    """Defaults for a full-time doctor over a year; a region may set others person by person (règle P2)."""

    conges: Jours
    formation: Jours
    reserve_pourcent: Pourcent
    # Above this share of capacity, the plan says "overloaded"; below that one, "idle".
    seuil_surcharge: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    seuil_sous_charge: Part = 0.7


class GardeFou(Nomme):
    """A limit an organisation must respect. Hard: never broken silently; soft: a reason is asked (règle O3)."""

    mesure: Literal[
        "effectif_socle",
        "presence_medicale",
        "temps_de_travail",
        "deplacements",
        "lieu_principal",
        "continuite",
        "site_vide",
        "reprise_de_portefeuille",
    ]
    description: TexteLong
    limite: Annotated[float, Field(ge=0, le=10_000)] | None = None
    unite: Texte | None = None
    dure: bool
    # A reason read by the committee lets the proposal through where no resource exists.
    motif_possible: bool = False

    @model_validator(mode="after")
    def verifier_unite(self) -> "GardeFou":
        if (self.limite is None) != (self.unite is None):
            raise ValueError("« limite » et « unite » vont ensemble")
        return self


class GardeFous(Table):
    """Guard rails, and the rules on poles."""

    regles: Liste[GardeFou]
    poles_par_personne: Liste[PolesParPersonne] = ()
    # A sheet's share may depart from the organisation by that many points (règle F3).
    tolerance_part: Pourcent = 0


class Critere(Nomme):
    """One of the criteria of règle O2; at or above `atteint` it is met, at or above `proche` it is near."""

    code: Literal["couverture", "continuite", "fonctions_principales", "fonctions_specialisees", "echanges"]
    description: TexteLong
    atteint: Annotated[float, Field(ge=0)]
    proche: Annotated[float, Field(ge=0)]
    unite: Texte

    @model_validator(mode="after")
    def verifier_seuils(self) -> "Critere":
        if self.proche > self.atteint:
            raise ValueError("le seuil « proche » ne peut pas dépasser le seuil « atteint »")
        return self


class Criteres(Table):
    """Criteria, and the share of the need above which a function counts as covered."""

    liste: Liste[Critere]
    fonction_couverte: Part = 0.9
