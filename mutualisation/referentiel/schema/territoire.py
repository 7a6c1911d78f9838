"""Which map of France, which kinds of services, what pooling may never touch (règles T1 to T3, T7)."""

from typing import Literal

from mutualisation.referentiel.schema.base import Code, CodeRegion, Liste, Table, Texte, TexteLong


class Territoire(Table):
    """The map the scheme is laid over. The three kinds of services are named by the vocabulary."""

    millesime: Literal[2007, 2016]
    # INSEE codes of regions where one service is both head office and local service (règle T2).
    services_uniques: Liste[CodeRegion] = ()


class Rattachement(Table):
    """Règle T3: a parameter, because an integrated scheme could lift it."""

    mutualisation_le_change: bool = False


class NiveauIntervention(Table):
    """A level as a sentence, a narrow column and a table of codes name it."""

    libelle: Texte
    court: Texte
    sigle: Texte


class NiveauxIntervention(Table):
    """How the scheme calls the three levels of règle O1."""

    regional: NiveauIntervention
    interdepartemental: NiveauIntervention
    departemental: NiveauIntervention


class Option(Table):
    """Something a region may add to the compulsory minimum (règle T7)."""

    code: Code
    libelle: Texte
    description: TexteLong
