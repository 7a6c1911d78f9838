"""States of a meeting, natures and outcomes of its points (règle C2)."""

from __future__ import annotations

from django.db import models


class EtatReunion(models.TextChoices):
    """Life of a meeting."""

    PREPARATION = "preparation", "En préparation"
    CONVOQUEE = "convoquee", "Convoquée"
    EN_SEANCE = "en_seance", "En séance"
    PROJET = "projet", "Compte rendu en projet"
    APPROUVEE = "approuvee", "Compte rendu approuvé"
    ANNULEE = "annulee", "Annulée"


# The meeting took place: what it thought of a text counts (règle C7).
TENUES = (EtatReunion.PROJET, EtatReunion.APPROUVEE)
A_VENIR = (EtatReunion.PREPARATION, EtatReunion.CONVOQUEE)
FIGEES = (EtatReunion.APPROUVEE, EtatReunion.ANNULEE)


class GenrePoint(models.TextChoices):
    """What a point is for."""

    APPROBATION = "approbation", "Approbation"
    INFORMATION = "information", "Information"
    DEBAT = "debat", "Débat"
    AVIS = "avis", "Avis"
    PROJET = "projet", "Projet"


# Chosen by hand: the others carry what they approve or examine, and are put on the agenda from it.
GENRES_LIBRES = (GenrePoint.INFORMATION, GenrePoint.DEBAT, GenrePoint.AVIS)


class Issue(models.TextChoices):
    """How a point ended."""

    INFORMATION = "information", "Information donnée"
    DEBATTU = "debattu", "Débat tenu"
    ADOPTE = "adopte", "Adopté"
    REJETE = "rejete", "Non adopté"
    APPROUVE = "approuve", "Approuvé"
    FAVORABLE = "favorable", "Avis favorable"
    RESERVE = "reserve", "Avis favorable avec réserves"
    DEFAVORABLE = "defavorable", "Avis défavorable"
    REPORTE = "reporte", "Reporté"


# Opinions on a text are the three last but one: their code is that of `SensAvis`.
AVIS = (Issue.FAVORABLE, Issue.RESERVE, Issue.DEFAVORABLE)
# What puts an opinion or a vote on record needs the quorum of the college's rules.
DELIBERATIONS = (Issue.ADOPTE, Issue.REJETE, Issue.APPROUVE, *AVIS)
ISSUES: dict[str, tuple[Issue, ...]] = {
    GenrePoint.APPROBATION: (Issue.APPROUVE, Issue.REPORTE),
    GenrePoint.INFORMATION: (Issue.INFORMATION, Issue.REPORTE),
    GenrePoint.DEBAT: (Issue.DEBATTU, Issue.ADOPTE, Issue.REJETE, Issue.REPORTE),
    GenrePoint.AVIS: (Issue.ADOPTE, Issue.REJETE, Issue.REPORTE),
    GenrePoint.PROJET: (*AVIS, Issue.REPORTE),
}
