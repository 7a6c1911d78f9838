"""The closed list of rights. Roles, in the référentiel, are sets of these."""

from django.db import models


class Droit(models.TextChoices):
    """What a mandate may open on a scope (nation, region or service)."""

    CONSULTER = "consulter", "Lire ce qui concerne le territoire"
    CONTRIBUER = "contribuer", "Prendre part aux travaux du collège"
    REDIGER = "rediger", "Rédiger les propositions"
    SOUMETTRE = "soumettre", "Soumettre les propositions"
    PRESIDER_COLLEGE = "presider_college", "Présider le collège"
    SIEGER = "sieger", "Siéger au comité"
    PRESIDER_COMITE = "presider_comite", "Présider le comité"
    TENIR_SEANCE = "tenir_seance", "Préparer et tenir les séances"
    CADRER = "cadrer", "Rédiger le cadrage"
    GERER_EFFECTIFS = "gerer_effectifs", "Tenir à jour les agents et les rattachements"
    GERER_MANDATS = "gerer_mandats", "Tenir à jour les mandats et les comptes"
    ARRETER_FICHE = "arreter_fiche", "Arrêter les fiches de poste"
    EVALUER = "evaluer", "Évaluer le dispositif"
    SUIVRE = "suivre", "Suivre les régions"
    ADMINISTRER = "administrer", "Administrer les référentiels et les territoires"
