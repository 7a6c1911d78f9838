"""Shape of the frozen content of a work plan, the only thing the PDF, the spreadsheet and the checks ever read.

Only JSON values, so that its canonical form can be hashed (règle V5). In a draft many fields are null or empty.
"""

from collections.abc import Sequence
from typing import Any, Literal, TypedDict

Niveau = Literal["regional", "interdepartemental", "departemental"]


class Region(TypedDict):
    nom: str
    de: str
    code: str
    sigle: str


class Emetteur(TypedDict):
    siege: str
    siege_long: str
    college: str


class Pole(TypedDict):
    code: str
    libelle: str


class Departement(TypedDict):
    code: str
    nom: str
    de: str
    le: str
    chef_lieu: str
    population: int
    latitude: float
    longitude: float


class Service(TypedDict):
    id: int
    nom: str
    court: str
    siege: bool
    departements: Sequence[str]
    effectif_socle: int


class Medecin(TypedDict):
    """`jours_ouvres` already counts the working-time share (règle P2)."""

    id: int
    prenom: str
    nom: str
    affiche: str
    service: int
    quotite: int
    jours_ouvres: int
    conges: int
    formation: int
    reserve: int
    prete: int
    hors_plan: int


class MotifSansReponse(TypedDict):
    texte: str
    auteur: str
    date: str


class Objectif(TypedDict):
    id: int
    rang: int
    priorite: bool
    libelle: str
    resultat: str
    indicateur: str
    motif_sans_reponse: MotifSansReponse | None


class JoursMedecin(TypedDict):
    """The three kinds of days (règle P1)."""

    medecin: int
    programmes: int
    annualises: int
    reserve: int


class Action(TypedDict):
    """`debut` and `fin` are months 1 to 12, both included."""

    id: int
    numero: str
    objectif: int | None
    intitule: str
    fonction: str | None
    fonction_libelle: str
    niveau: Niveau | None
    territoires: Sequence[str]
    debut: int | None
    fin: int | None
    resultat: str
    indicateur: str
    pilote: int | None
    contributeurs: Sequence[int]
    jours: Sequence[JoursMedecin]


class MotifSurcharge(TypedDict):
    medecin: int
    texte: str


class AvisCollege(TypedDict):
    """`ecart`: why the proposer departs from the opinion (règle C7)."""

    date: str
    sens: str
    texte: str
    ecart: str | None


class RendezVous(TypedDict):
    date: str
    etape: str
    qui: str


class MotsNiveau(TypedDict):
    """A level of the scheme, in its own words."""

    libelle: str
    court: str
    sigle: str


class Contenu(TypedDict):
    schema: int
    type: str
    livrable: str
    titre: str
    sous_titre: str
    annee: int
    reference: str
    region: Region
    emetteur: Emetteur
    vocabulaire: dict[str, Any]
    niveaux: dict[Niveau, MotsNiveau]
    pole: Pole | None
    departements: Sequence[Departement]
    services: Sequence[Service]
    medecins: Sequence[Medecin]
    objectifs: Sequence[Objectif]
    actions: Sequence[Action]
    motifs_surcharge: Sequence[MotifSurcharge]
    avis_college: AvisCollege | None
    changements: str
    rendez_vous: Sequence[RendezVous]
