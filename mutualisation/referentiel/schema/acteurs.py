"""Who does what: professions, corps, roles, line management (règles T3 to T5, C1, F1, F6)."""

from mutualisation.mandats.droits import Droit
from mutualisation.referentiel.schema.base import (
    Code,
    Jours,
    Liste,
    ListeNonVide,
    Nomme,
    Portee,
    Qualite,
    Table,
    Texte,
    TexteLong,
)


class Grade(Nomme):
    """A rank inside a corps."""


class Corps(Nomme):
    """A body of civil servants or employees, open to one profession."""

    profession: Code
    grades: Liste[Grade] = ()


class Profession(Qualite):
    """A trade. Belonging to a service opens `droits_region` on its region, without any mandate (règle C1)."""

    medecin: bool
    membre_de_droit: bool
    droits_region: Liste[Droit] = ()
    # Poles this trade may work in; none listed: any of them.
    poles: Liste[Code] = ()
    # Counted when the yearly sizing is computed (S1 counts administrative agents too).
    dimensionnement: bool = True


class Bref(Table):
    """A title that the name of the service completes: "directrice" (de la DDASS du Cantal)."""

    masculin: Texte
    feminin: Texte

    def titre(self, genre: str) -> str:
        return self.feminin if genre == "f" else self.masculin


class Role(Qualite):
    """What a mandate makes of a person on its scope (règle T4)."""

    description: TexteLong
    bref: Bref | None = None
    portee: Portee
    droits: Liste[Droit] = ()
    # For a role held on a service: what it opens on the region around it.
    droits_region: Liste[Droit] = ()
    par_pole: bool = False
    # One holder at a time on the scope (and pole).
    exclusif: bool = False
    # How someone else may act in its place (règle T5).
    delegation: bool = False
    interim: bool = False
    suppleance: bool = False
    # The mandate must have an end date (S1: a regional responsibility entrusted to a head of échelon).
    fin_obligatoire: bool = False
    # In the committee (règle V1).
    siege: bool = False
    preside: bool = False
    voix: bool = False


class Hierarchie(Table):
    """Who is line manager (règles F1, F7)."""

    # Roles held on a service that decide the sheets of its agents.
    superieurs: ListeNonVide[Code]
    # Takes part in appraisal without hierarchical power (S1: pole heads).
    associes_evaluation: Liste[Code] = ()
    # Decides for a head of service who is a doctor.
    superieur_des_chefs: Code


class Mediation(Table):
    """Disagreement on a sheet: a mediator who is neither the proposer nor the head concerned (règle F6)."""

    role: Code
    delai_jours: Jours
