"""Protocol criteria, indicators, milestones, surveys, levels (règles E1 to E6), and retention (règles R1, R2)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mutualisation.referentiel.schema.base import Liste, ListeNonVide, Mois, Nomme, Part, Table, Texte, TexteLong

# Evidence the software can look for by itself; a criterion without any is found by the evaluator alone.
Preuve = Literal[
    "cadrage_publie",
    "reunion_tenue",
    "participation",
    "membres_tous_medecins",
    "associes_invites",
    "ordres_du_jour_transmis",
    "comptes_rendus_transmis",
    "saisines_repondues",
    "avis_rendu",
    "reglement_valide",
    "organisation_validee",
    "plan_travail_valide",
    "plan_formation_valide",
    "bilan_presente",
    "dimensionnement_valide",
    "engagements_valides",
    "fiches_arretees",
    "fiches_trois_niveaux",
    "fiches_transmises",
    "appreciation_proposant",
    "charge_mesuree",
]


class CritereProtocole(Nomme):
    """A provision of the protocol: is it in place? (règle E2)."""

    preuve: Preuve | None = None
    minimum: bool = True


class Indicateur(Nomme):
    """An effect to measure (règle E3)."""

    niveau: Literal["nation", "region", "departement"]
    sens: Literal["hausse", "baisse"]
    unite: Texte


class Jalon(Nomme):
    """An evaluation step, in months from the region's start (règle E1)."""

    question: TexteLong
    mois: Annotated[Mois, Field(ge=1)]
    mois_max: Mois | None = None

    @model_validator(mode="after")
    def verifier_ordre(self) -> "Jalon":
        if self.mois_max is not None and self.mois_max < self.mois:
            raise ValueError("« mois_max » vient avant « mois »")
        return self


class Question(Nomme):
    """A question of a survey."""

    type: Literal["echelle", "oui_non", "texte"]


class Enquete(Nomme):
    """Satisfaction of one audience (règle E4)."""

    public: Literal["comite", "prefets", "services", "medecins", "agents"]
    anonyme: bool
    lien_signe: bool = False
    avis_nominatif_possible: bool = False
    # Below that number of answers nothing is shown.
    seuil_reponses: Annotated[int, Field(ge=5, le=50)] = 5
    questions: ListeNonVide[Question]


class Niveau(Nomme):
    """A level of attainment, our own reading of the scheme (règle E6)."""

    description: TexteLong
    code: Literal["n0", "n1", "n2", "n3", "n4"]


class Evaluation(Table):
    """Everything the evaluator works with."""

    protocole: ListeNonVide[CritereProtocole]
    indicateurs: ListeNonVide[Indicateur]
    jalons: ListeNonVide[Jalon]
    enquetes: Liste[Enquete] = ()
    niveaux: ListeNonVide[Niveau]
    part_fiches_actives: Part = 0.9


class Conservation(Table):
    """How long a class of data is kept, then what becomes of it (règle R1)."""

    classe: Literal[
        "agents",
        "mandats",
        "comptes",
        "reunions",
        "dossiers",
        "fiches",
        "voeux",
        "enquetes",
        "conflits_interets",
        "motifs",
        "documents",
    ]
    mois: Annotated[Mois, Field(ge=1)]
    ensuite: Literal["archivage", "suppression"]
    base: Texte


class DonneesPersonnelles(Table):
    """Retention, and the look-back on conflicts of interest (règle R2)."""

    conservation: ListeNonVide[Conservation]
    conflits_interets_annees: Annotated[int, Field(ge=0, le=20)]
