"""A loaded référentiel: the validated file, kept as it was read."""

import pgtrigger
from django.db import models


class Referentiel(models.Model):
    """One scheme at one version; a changed file is a new version, never an update (section 10)."""

    code = models.SlugField("code", max_length=60)
    version = models.CharField("version", max_length=20)
    nom = models.CharField("nom", max_length=200)
    empreinte = models.CharField("empreinte", max_length=64)
    contenu = models.JSONField("contenu")
    charge_le = models.DateTimeField("chargé le")

    class Meta:
        verbose_name = "référentiel"
        verbose_name_plural = "référentiels"
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"],
                name="referentiel_code_version",
                violation_error_message="Cette version du référentiel est déjà chargée.",
            )
        ]
        triggers = [pgtrigger.Protect(name="referentiel_fige", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"
