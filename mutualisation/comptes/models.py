"""Accounts. A person may have an account without being on staff (prefect, evaluator), and the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from mutualisation.mandats.droits import Droit

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur


class Genre(models.TextChoices):
    """Grammatical gender, for titles and agreements."""

    FEMININ = "f", "Féminin"
    MASCULIN = "m", "Masculin"


class Identite(models.Model):
    """How a person is named. “Dr” is written without article whatever the gender (section 12)."""

    prenom = models.CharField("prénom", max_length=60)
    nom = models.CharField("nom", max_length=80)
    genre = models.CharField("genre", max_length=1, choices=Genre)
    docteur = models.BooleanField("porte le titre de docteur", default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.affiche

    @property
    def civilite(self) -> str:
        if self.docteur:
            return "Dr"
        return "Mme" if self.genre == Genre.FEMININ else "M."

    @property
    def affiche(self) -> str:
        """“Dr Hélène Vasseur”, with a no-break space after the title."""
        return f"{self.civilite}\N{NO-BREAK SPACE}{self.prenom} {self.nom}"

    @property
    def court(self) -> str:
        """“Dr Vasseur”."""
        return f"{self.civilite}\N{NO-BREAK SPACE}{self.nom}"

    @property
    def e(self) -> str:
        """Feminine ending of a participle: “présent{{ e }}”."""
        return "e" if self.genre == Genre.FEMININ else ""


class UtilisateurQuerySet(models.QuerySet["Utilisateur"]):
    """Accounts a person may know of."""

    def visibles_par(self, acteur: Acteur) -> UtilisateurQuerySet:
        """Those who manage mandates see the accounts of their scope, and those nobody has a mandate for yet."""
        dispositifs = acteur.dispositifs(Droit.GERER_MANDATS)
        regions = acteur.regions(Droit.GERER_MANDATS)
        if not dispositifs and not regions:
            return self.none()
        du_ressort = (
            models.Q(mandats__dispositif__in=dispositifs)
            | models.Q(mandats__region__in=regions)
            | models.Q(agent__dispositif__in=dispositifs)
        )
        return self.filter(du_ressort | models.Q(mandats=None, agent=None)).distinct()


class UtilisateurManager(BaseUserManager["Utilisateur"].from_queryset(UtilisateurQuerySet)):  # type: ignore[misc]
    """Accounts are created without password; the invitation lets the person choose one."""

    def create_user(self, email: str, password: str | None = None, **champs: object) -> Utilisateur:
        utilisateur = self.model(email=self.normalize_email(email).lower(), **champs)
        utilisateur.set_password(password)
        utilisateur.save(using=self._db)
        return utilisateur

    def get_by_natural_key(self, username: str | None) -> Utilisateur:
        return self.get(email__iexact=username)


class Utilisateur(Identite, AbstractBaseUser, PermissionsMixin):
    """An account; the address is the login."""

    email = models.EmailField("adresse électronique", unique=True)
    is_active = models.BooleanField("compte ouvert", default=True)
    cree_le = models.DateTimeField("créé le", auto_now_add=True)
    derniere_visite = models.DateTimeField("avant-dernière visite", null=True, blank=True)
    # Part of what a session is checked against: changing it ends every session of the account.
    sceau = models.CharField("sceau des sessions", max_length=16, blank=True)

    objects = UtilisateurManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["prenom", "nom", "genre"]

    class Meta:
        verbose_name = "compte"
        ordering = ["nom", "prenom", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="utilisateur_email_unique",
                violation_error_message="Cette adresse a déjà un compte.",
            )
        ]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's, which follows the password, and the seal as well."""
        return salted_hmac(
            "mutualisation.comptes.session", self.password + self.sceau, secret=secret, algorithm="sha256"
        ).hexdigest()
