"""The weekly letter: which week, for whom, once each; its text is written when it leaves (règles C5, T4)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from college.veille.etats import EtatNote
from college.veille.models import AbonnementVeille, LettreVeille, NoteQuerySet, NoteVeille
from mutualisation.courriels.actions import demander
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

GENRE = "lettre_veille"
SEMAINE = dt.timedelta(days=7)
# A row only keeps the same letter from leaving twice.
CONSERVATION = dt.timedelta(days=365)


def semaine_ecoulee(region: Region) -> dt.date:
    """The Monday of the last whole week, where the region is."""
    jour = aujourdhui(region.fuseau)
    return jour - dt.timedelta(days=jour.weekday()) - SEMAINE


def bornes(region: Region, semaine: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """From that Monday to the next, both at midnight where the region is."""
    minuit = dt.time(tzinfo=ZoneInfo(region.fuseau))
    return dt.datetime.combine(semaine, minuit), dt.datetime.combine(semaine + SEMAINE, minuit)


def publiees(notes: NoteQuerySet, region: Region, semaine: dt.date) -> NoteQuerySet:
    """Those of a week that are still published, its own region's first."""
    debut, fin = bornes(region, semaine)
    choisies = notes.lues_de(region).filter(etat=EtatNote.PUBLIEE, publiee_le__gte=debut, publiee_le__lt=fin)
    return choisies.order_by("publiee_le", "pk")


def preparer() -> int:
    """Ask for the letters of the last whole week; run twice or some days late, it asks for each once."""
    demandees = 0
    abonnes = Q(pk__in=AbonnementVeille.objects.order_by().values("region"))
    for region in Region.objects.filter(abonnes).order_by("pk"):
        semaine = semaine_ecoulee(region)
        if publiees(NoteVeille.objects.all(), region, semaine).exists():
            demandees += _demander(region, semaine)
        LettreVeille.objects.filter(region=region, semaine__lt=semaine - CONSERVATION).delete()
    return demandees


def _demander(region: Region, semaine: dt.date) -> int:
    """For those who wanted it by the end of that week."""
    _, fin = bornes(region, semaine)
    demandees = 0
    abonnements = AbonnementVeille.objects.filter(region=region, depuis__lt=fin, utilisateur__is_active=True)
    for abonnement in abonnements.select_related("utilisateur").order_by("pk"):
        with transaction.atomic():
            lettre, nouvelle = LettreVeille.objects.get_or_create(
                utilisateur=abonnement.utilisateur, region=region, semaine=semaine
            )
            if nouvelle:
                demander(genre=GENRE, destinataire=abonnement.utilisateur, par=None, objet_id=lettre.pk)
                demandees += 1
    return demandees
