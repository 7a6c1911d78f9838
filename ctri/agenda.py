"""Sessions in the calendar: of a mail, and of the private feed of whoever sits, is convened or prepares them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone

from ctri.seances.models import EtatSeance, Seance
from mutualisation.agenda import RendezVous
from mutualisation.agenda import registre as agendas
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.templatetags.francais import jour
from mutualisation.typographie import majuscule

# Each of these acts makes a new version of the meeting in the members' calendars.
DATES = ("convoquer", "reprogrammer")


def lien(seance: Seance) -> str:
    """The full address of a session, which is also its name in calendars."""
    return settings.SITE_URL + reverse("seance", args=[seance.pk])


def titre(seance: Seance) -> str:
    """“séance du CTRI du 5 février 2008”."""
    v = seance.region.vocabulaire
    return f"{v.seance.nom} {v.comite.court.du} du {jour(seance.debut)}"


def rendez_vous(seance: Seance, texte: str, rang: int, maj: dt.datetime | None = None) -> RendezVous:
    """The session as calendars hold it, by mail or in the feed: the same meeting, told apart by nothing."""
    with timezone.override(ZoneInfo(seance.region.fuseau)):
        nom = majuscule(titre(seance))
    return RendezVous(
        uid=lien(seance),
        rang=rang,
        debut=seance.debut,
        fin=seance.fin_prevue,
        titre=nom,
        lieu=seance.lieu,
        texte=texte,
        url=lien(seance),
        maj=maj,
        provisoire=seance.etat == EtatSeance.PREPARATION,
    )


def rangs(seances: Collection[Seance]) -> dict[int, tuple[int, dt.datetime]]:
    """How many times each was convened or planned again, and when it last was."""
    actes = Acte.objects.filter(
        objet_type=Seance._meta.label_lower, objet_id__in=[s.pk for s in seances], code__in=(*DATES, "preparer")
    )
    comptes = actes.order_by().values("objet_id").annotate(n=Count("pk", filter=Q(code__in=DATES)), maj=Max("le"))
    return {ligne["objet_id"]: (ligne["n"], ligne["maj"]) for ligne in comptes}


def seances_de(acteur: Acteur) -> Iterable[RendezVous]:
    """Those this person is convened to, sits at, or holds; one in preparation is seen by those who prepare it."""
    tenues = acteur.regions(Droit.TENIR_SEANCE) | acteur.regions(Droit.PRESIDER_COMITE)
    siennes = Q(presences__utilisateur=acteur.utilisateur.pk) | Q(region_id__in=tenues | acteur.regions(Droit.SIEGER))
    visibles = Seance.objects.visibles_par(acteur).filter(siennes)
    seances = list(visibles.distinct().order_by("debut", "pk").prefetch_related("region", "points"))
    faits = rangs(seances)
    for seance in seances:
        rang, maj = faits.get(seance.pk, (0, seance.debut))
        yield rendez_vous(seance, _texte(seance), rang, maj)


def _texte(seance: Seance) -> str:
    """The agenda, as the convocation gives it."""
    v = seance.region.vocabulaire
    if seance.etat == EtatSeance.PREPARATION:
        return f"{v.seance.Nom} en préparation\N{NO-BREAK SPACE}: personne n’est encore prévenu."
    points = sorted(seance.points.all(), key=lambda p: p.rang)
    lignes = "\n".join(f"{point.rang}. {point.titre}" for point in points)
    return f"{v.ordre_du_jour.Nom}\N{NO-BREAK SPACE}:\n{lignes}" if points else ""


def inscrire() -> None:
    """Called when the application starts."""
    agendas.inscrire(seances_de)
