"""The whole file: one scheme at one version (domaine, section 10)."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from pydantic import model_validator

from mutualisation.referentiel.erreurs import Incoherences
from mutualisation.referentiel.schema.acteurs import Corps, Hierarchie, Mediation, Profession, Role
from mutualisation.referentiel.schema.base import (
    CodeSchema,
    Liste,
    ListeNonVide,
    NumeroVersion,
    Table,
    Texte,
    TexteLong,
)
from mutualisation.referentiel.schema.coherence import incoherences
from mutualisation.referentiel.schema.college import College
from mutualisation.referentiel.schema.comite import Actes, Comite, Etats
from mutualisation.referentiel.schema.evaluation import DonneesPersonnelles, Evaluation
from mutualisation.referentiel.schema.fonctions import Famille, Fonction, Pole, ReglePaire
from mutualisation.referentiel.schema.garde_fous import Capacite, Criteres, GardeFous
from mutualisation.referentiel.schema.livrables import Consultation, Livrable, Rappels
from mutualisation.referentiel.schema.territoire import NiveauxIntervention, Option, Rattachement, Territoire
from mutualisation.referentiel.vocabulaire import Vocabulaire


class _AvecCode(Protocol):
    @property
    def code(self) -> str: ...


C = TypeVar("C", bound=_AvecCode)


def par_code(liste: Iterable[C], code: str) -> C:
    """The element of that code; an unknown code raises KeyError."""
    for element in liste:
        if element.code == code:
            return element
    raise KeyError(code)


class Referentiel(Table):
    """Everything that differs between two schemes."""

    code: CodeSchema
    version: NumeroVersion
    nom: Texte
    source: TexteLong
    territoire: Territoire
    rattachement: Rattachement = Rattachement()
    niveaux: NiveauxIntervention
    vocabulaire: Vocabulaire
    etats: Etats
    actes: Actes
    professions: ListeNonVide[Profession]
    corps: Liste[Corps] = ()
    roles: ListeNonVide[Role]
    hierarchie: Hierarchie
    comite: Comite
    college: College | None = None
    livrables: ListeNonVide[Livrable]
    consultations: Liste[Consultation] = ()
    rappels: Rappels
    options: Liste[Option] = ()
    poles: Liste[Pole] = ()
    familles: ListeNonVide[Famille]
    fonctions: ListeNonVide[Fonction]
    regles_paires: Liste[ReglePaire] = ()
    capacite: Capacite
    criteres: Criteres
    garde_fous: GardeFous
    evaluation: Evaluation
    mediation: Mediation
    donnees_personnelles: DonneesPersonnelles

    @model_validator(mode="after")
    def verifier_coherence(self) -> "Referentiel":
        if erreurs := incoherences(self):
            raise Incoherences(erreurs)
        return self

    def profession(self, code: str) -> Profession:
        return par_code(self.professions, code)

    def role(self, code: str) -> Role:
        return par_code(self.roles, code)

    def livrable(self, code: str) -> Livrable:
        return par_code(self.livrables, code)

    def fonction(self, code: str) -> Fonction:
        return par_code(self.fonctions, code)

    def famille(self, code: str) -> Famille:
        return par_code(self.familles, code)

    def pole(self, code: str) -> Pole:
        return par_code(self.poles, code)

    def consultation(self, code: str) -> Consultation:
        return par_code(self.consultations, code)

    def qualite(self, code: str, genre: str) -> str:
        """Title of a role or, for someone without mandate, of a profession, in the person's gender."""
        qualites: tuple[Role | Profession, ...] = (*self.roles, *self.professions)
        return par_code(qualites, code).titre(genre)

    def fonctions_par_famille(self) -> list[tuple[Famille, list[Fonction]]]:
        """For a grouped list of choices."""
        return [(famille, [f for f in self.fonctions if f.famille == famille.code]) for famille in self.familles]

    @property
    def roles_du_comite(self) -> tuple[Role, ...]:
        return tuple(role for role in self.roles if role.siege)

    @property
    def roles_de_presidence(self) -> tuple[Role, ...]:
        return tuple(role for role in self.roles if role.preside)
