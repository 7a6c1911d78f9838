"""States of a dossier (règle V4). Their labels belong to the référentiel; these are for engineers and defaults."""

from django.db import models


class Etat(models.TextChoices):
    """Where a proposal stands."""

    BROUILLON = "brouillon", "Brouillon"
    SOUMISE = "soumise", "Soumise"
    INSCRITE = "inscrite", "Inscrite"
    VALIDEE = "validee", "Validée"
    VALIDEE_MODIFIEE = "validee_modifiee", "Validée avec modifications"
    RENVOYEE = "renvoyee", "Renvoyée"
    AJOURNEE = "ajournee", "Ajournée"
    REFUSEE = "refusee", "Refusée"
    PRISE_ACTE = "prise_acte", "Pris acte"
    REMPLACEE = "remplacee", "Remplacée"
    RETIREE = "retiree", "Retirée"


# A committee that decided has closed the dossier's content for good, or given it back.
VALIDES = (Etat.VALIDEE, Etat.VALIDEE_MODIFIEE, Etat.PRISE_ACTE)
EN_EXAMEN = (Etat.SOUMISE, Etat.INSCRITE)
# The committee spoke, and the text goes back to its author.
A_REPRENDRE = (Etat.RENVOYEE, Etat.AJOURNEE)
# The text is in its author's hands.
A_REMETTRE = (Etat.BROUILLON, *A_REPRENDRE)
# A new text may take the place of these.
ABANDONNES = (Etat.REFUSEE, Etat.RETIREE)
# Of a text that stays in force until replaced, nothing is left in force nor in hand in these states.
ETEINTS = (*ABANDONNES, Etat.REMPLACEE)
ISSUES = (
    Etat.VALIDEE,
    Etat.VALIDEE_MODIFIEE,
    Etat.RENVOYEE,
    Etat.AJOURNEE,
    Etat.REFUSEE,
    Etat.PRISE_ACTE,
)
