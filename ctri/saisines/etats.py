"""States of a question and who stands on which side of it (règle C4). What users read is in `mots`."""

from django.db import models


class Etat(models.TextChoices):
    """Where a question stands."""

    BROUILLON = "brouillon", "Brouillon"
    ADRESSEE = "adressee", "Adressée"
    EN_PROJET = "en_projet", "Réponse en projet"
    APPROUVEE = "approuvee", "Réponse approuvée"
    RENDUE = "rendue", "Réponse rendue"
    RETIREE = "retiree", "Retirée"


# Sent, and still waiting for an answer.
OUVERTES = (Etat.ADRESSEE, Etat.EN_PROJET, Etat.APPROUVEE)
FINIES = (Etat.RENDUE, Etat.RETIREE)
# The answer is being written: a matter of those who answer, which the other side does not follow (règle C3).
EN_PREPARATION = (Etat.EN_PROJET, Etat.APPROUVEE)


class Instance(models.TextChoices):
    """A body that asks or answers."""

    COMITE = "comite", "Comité"
    COLLEGE = "college", "Collège"


class Sens(models.TextChoices):
    """Who asks whom."""

    VERS_COLLEGE = "comite_vers_college", "Du comité au collège"
    VERS_COMITE = "college_vers_comite", "Du collège au comité"

    @property
    def demandeur(self) -> Instance:
        return Instance.COMITE if self == Sens.VERS_COLLEGE else Instance.COLLEGE

    @property
    def repondant(self) -> Instance:
        return Instance.COLLEGE if self == Sens.VERS_COLLEGE else Instance.COMITE


class Cote(models.TextChoices):
    """A side of one question."""

    DEMANDEUR = "demandeur", "L’instance qui demande"
    REPONDANT = "repondant", "L’instance qui répond"


class Pouvoir(models.TextChoices):
    """What someone may do for their side."""

    MENER = "mener", "Parler au nom de l’instance"
    REDIGER = "rediger", "Écrire pour l’instance"
