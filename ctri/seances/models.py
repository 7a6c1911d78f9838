"""A session of the committee, its points, who was there, who voted what (règles V1, V6)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ctri.comite.models import Mode
from ctri.seances.gel import LIGNE_DE_POINT, LIGNE_DE_PRESENCE, LIGNE_DE_SEANCE
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.templatetags.francais import heure
from mutualisation.territoire.models import Region


def _fige(nom: str, corps: str) -> pgtrigger.Trigger:
    """Refuses any change of a row whose session is closed."""
    toute = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(name=nom, when=pgtrigger.Before, operation=toute, func=corps)


class EtatSeance(models.TextChoices):
    """Life of a session."""

    PREPARATION = "preparation", "En préparation"
    CONVOQUEE = "convoquee", "Convoquée"
    OUVERTE = "ouverte", "En séance"
    CLOSE = "close", "Close"


class SeanceQuerySet(models.QuerySet["Seance"]):
    """Sessions a person may know of."""

    def visibles_par(self, acteur: Acteur) -> SeanceQuerySet:
        """Readers of the region see what was convened; a session in preparation is seen by those who prepare it."""
        lecteurs = Q(region_id__in=acteur.regions()) | Q(region__dispositif_id__in=acteur.dispositifs())
        tiennent = acteur.regions(Droit.TENIR_SEANCE) | acteur.regions(Droit.PRESIDER_COMITE)
        return self.filter(Q(region_id__in=tiennent) | (lecteurs & ~Q(etat=EtatSeance.PREPARATION)))


class Seance(models.Model):
    """A meeting of the committee; the rules it obeys are those in force on its day."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="seances", verbose_name="région")
    debut = models.DateTimeField("début")
    fin_prevue = models.DateTimeField("fin prévue")
    lieu = models.CharField("lieu", max_length=120)
    etat = models.CharField("état", max_length=12, choices=EtatSeance, default=EtatSeance.PREPARATION)
    mode = models.CharField("mode de décision", max_length=10, choices=Mode, blank=True)
    ouverte_le = models.DateTimeField("ouverte le", null=True, blank=True)
    close_le = models.DateTimeField("close le", null=True, blank=True)

    objects = SeanceQuerySet.as_manager()

    class Meta:
        verbose_name = "séance"
        ordering = ["-debut", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin_prevue__gt=models.F("debut")),
                name="seance_fin_apres_debut",
                violation_error_message="La fin est après le début.",
            ),
            models.CheckConstraint(
                condition=Q(etat="close", close_le__isnull=False) | (~Q(etat="close") & Q(close_le=None)),
                name="seance_close_datee",
                violation_error_message="Une séance close a une heure de clôture.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.jour:%d/%m/%Y}"

    @property
    def a_venir(self) -> bool:
        """Not opened yet: its date can still change."""
        return self.etat in (EtatSeance.PREPARATION, EtatSeance.CONVOQUEE)

    @property
    def jour(self) -> dt.date:
        """The civil date of the session, where the region is."""
        return self.debut.astimezone(ZoneInfo(self.region.fuseau)).date()


class GenrePoint(models.TextChoices):
    """What a point is for."""

    PROPOSITION = "proposition", "Projet à décider"
    DEBAT = "debat", "Débat"
    INFORMATION = "information", "Information"
    APPROBATION = "approbation", "Approbation"


class Point(models.Model):
    """One item of the agenda."""

    seance = models.ForeignKey(Seance, models.CASCADE, related_name="points")
    rang = models.PositiveSmallIntegerField("rang")
    genre = models.CharField("genre", max_length=12, choices=GenrePoint)
    titre = models.CharField("titre", max_length=200)
    dossier = models.ForeignKey(
        "ctri.Dossier", models.PROTECT, null=True, blank=True, related_name="points", verbose_name="dossier"
    )
    duree = models.PositiveSmallIntegerField("durée prévue (minutes)", default=15)
    issue = models.CharField("issue", max_length=20, blank=True)
    releve = models.TextField("relevé", blank=True)
    traite_le = models.DateTimeField("traité le", null=True, blank=True)
    # Who was there when it got its outcome: {"presents": [...], "representes": {member: holder}}, by presence.
    assistance = models.JSONField("assistance", default=dict, blank=True)
    reprend = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="suite", verbose_name="point reporté qu’il reprend"
    )
    a_approuver = models.ForeignKey(
        "ctri.Releve", models.PROTECT, null=True, blank=True, related_name="points", verbose_name="relevé à approuver"
    )

    class Meta:
        verbose_name = "point"
        ordering = ["seance", "rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "rang"], name="point_rang_unique", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(issue="", traite_le=None) | (~Q(issue="") & Q(traite_le__isnull=False)),
                name="point_issue_datee",
                violation_error_message="Un point traité a une issue et une heure.",
            ),
            models.CheckConstraint(
                condition=Q(genre="proposition", dossier__isnull=False) | ~Q(genre="proposition"),
                name="point_proposition_avec_dossier",
                violation_error_message="Un projet à décider porte un dossier.",
            ),
            models.CheckConstraint(
                condition=Q(genre="approbation", a_approuver__isnull=False)
                | (~Q(genre="approbation") & Q(a_approuver=None)),
                name="point_approbation_d_un_releve",
                violation_error_message="Une approbation porte sur le relevé d’une séance.",
            ),
        ]
        triggers = [_fige("point_fige", LIGNE_DE_SEANCE)]

    def __str__(self) -> str:
        return f"{self.rang}. {self.titre}"

    @property
    def libelle_issue(self) -> str:
        """The outcome in the scheme's words; empty while there is none."""
        if self.dossier_id is None or self.issue in ("", REPORTE):
            return ISSUES_SIMPLES.get(self.issue, "")
        return self.seance.region.schema.etats.libelle(self.issue)

    @property
    def issues_simples(self) -> dict[str, str]:
        """The outcomes it may get without a decision: a text to decide can only be put off."""
        codes = {GenrePoint.PROPOSITION: (REPORTE,), GenrePoint.APPROBATION: (APPROUVE, REPORTE)}
        return {code: ISSUES_SIMPLES[code] for code in codes.get(GenrePoint(self.genre), (TRAITE, REPORTE))}


# Outcomes that are no decision.
TRAITE, APPROUVE, REPORTE = "traite", "approuve", "reporte"
ISSUES_SIMPLES = {TRAITE: "Traité", APPROUVE: "Approuvé", REPORTE: "Reporté à la prochaine séance"}


class EtatPresence(models.TextChoices):
    """How a member attends (the words of règle C9)."""

    ATTENDU = "attendu", "Attendu"
    PRESENT = "present", "Présent"
    REPRESENTE = "represente", "Représenté"
    EXCUSE = "excuse", "Excusé"
    ABSENT = "absent", "Absent"
    PARTI = "parti", "Parti"


class Presence(models.Model):
    """A person at a session. Someone who heads two services sits once (règle T2)."""

    seance = models.ForeignKey(Seance, models.CASCADE, related_name="presences")
    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mandat = models.ForeignKey(Mandat, models.PROTECT, null=True, related_name="+")
    qualite = models.CharField("qualité", max_length=200)
    voix = models.BooleanField("avec voix", default=True)
    preside = models.BooleanField("préside", default=False)
    etat = models.CharField("présence", max_length=12, choices=EtatPresence, default=EtatPresence.ATTENDU)
    mandataire = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="procurations", verbose_name="procuration donnée à"
    )
    maj_le = models.DateTimeField("mise à jour le", null=True, blank=True)

    class Meta:
        verbose_name = "présence"
        # Members without the presidency in the order of the committee, which is that of their convocation.
        ordering = ["seance", "-preside", "-voix", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["seance", "utilisateur"], name="presence_une_fois"),
            models.CheckConstraint(
                condition=Q(etat="represente", mandataire__isnull=False) | (~Q(etat="represente") & Q(mandataire=None)),
                name="presence_representee_par",
                violation_error_message="Un membre représenté l’est par un membre présent.",
            ),
        ]
        triggers = [_fige("presence_figee", LIGNE_DE_SEANCE)]

    def __str__(self) -> str:
        return f"{self.utilisateur} ({self.get_etat_display()})"

    @property
    def libelle_accorde(self) -> str:
        """“Présente”, “Excusé”, “Arrivée à 10 h 25”, “Parti à 11 h”."""
        mouvements = list(self.mouvements.all())
        if mouvements and self.etat in (EtatPresence.PRESENT, EtatPresence.PARTI):
            return mouvements[-1].libelle_accorde(self.utilisateur.e)
        return f"{self.get_etat_display()}{self.utilisateur.e}"


class Mouvement(models.Model):
    """Somebody came in or left while the session was open; being there at the opening is none."""

    class Genre(models.TextChoices):
        ARRIVEE = "arrivee", "Arrivé"
        DEPART = "depart", "Parti"

    presence = models.ForeignKey(Presence, models.CASCADE, related_name="mouvements")
    genre = models.CharField("genre", max_length=8, choices=Genre)
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "mouvement"
        ordering = ["presence", "le", "pk"]
        triggers = [_fige("mouvement_fige", LIGNE_DE_PRESENCE)]

    def __str__(self) -> str:
        return f"{self.presence_id} : {self.genre}"

    def libelle_accorde(self, e: str) -> str:
        """“Arrivée à 10 h 25”."""
        return f"{self.get_genre_display()}{e} à {heure(self.le)}"


class Sens(models.TextChoices):
    """A vote."""

    POUR = "pour", "Pour"
    CONTRE = "contre", "Contre"
    ABSTENTION = "abstention", "Abstention"


class Decompte(models.Model):
    """A secret ballot: how many, never who (règle V6)."""

    point = models.OneToOneField(Point, models.CASCADE, related_name="decompte")
    pour = models.PositiveSmallIntegerField("pour")
    contre = models.PositiveSmallIntegerField("contre")
    abstention = models.PositiveSmallIntegerField("abstentions")

    class Meta:
        verbose_name = "décompte"
        ordering = ["point"]
        triggers = [_fige("decompte_fige", LIGNE_DE_POINT)]

    def __str__(self) -> str:
        return f"{self.point_id} : {self.pour}-{self.contre}-{self.abstention}"

    @property
    def bulletins(self) -> int:
        return self.pour + self.contre + self.abstention


class Voix(models.Model):
    """One member's vote on one point, cast in person or by proxy."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="voix")
    presence = models.ForeignKey(Presence, models.PROTECT, related_name="voix_exprimees")
    sens = models.CharField("sens", max_length=10, choices=Sens)

    class Meta:
        verbose_name = "voix"
        verbose_name_plural = "voix"
        ordering = ["point", "presence"]
        constraints = [models.UniqueConstraint(fields=["point", "presence"], name="voix_unique")]
        triggers = [_fige("voix_figee", LIGNE_DE_POINT)]

    def __str__(self) -> str:
        return f"{self.presence} : {self.sens}"
