"""Meetings in the private calendar of whoever is convened, or prepares them (règle C2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Count, Exists, Max, OuterRef, Q

from college.reunions.courriels import DATES, rendez_vous
from college.reunions.etats import EtatReunion
from college.reunions.models import PresenceReunion, Reunion
from mutualisation.agenda import RendezVous
from mutualisation.agenda import registre as agendas
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit


def reunions_de(acteur: Acteur) -> Iterable[RendezVous]:
    """Those this person is convened to; one in preparation is in the calendar of its presidency, as provisional."""
    convie = Exists(PresenceReunion.objects.order_by().filter(reunion=OuterRef("pk"), agent=acteur.agent_id))
    presidees = Q(region_id__in=acteur.regions(Droit.PRESIDER_COLLEGE))
    visibles = Reunion.objects.visibles_par(acteur).filter(presidees | Q(convie)).exclude(etat=EtatReunion.ANNULEE)
    reunions = list(visibles.order_by("date", "pk").prefetch_related("region", "points"))
    faits = _rangs(reunions)
    for reunion in reunions:
        rang, maj = faits.get(reunion.pk, (0, reunion.instant(reunion.debut)))
        yield rendez_vous(reunion, _texte(reunion), rang, maj)


def _rangs(reunions: Collection[Reunion]) -> dict[int, tuple[int, dt.datetime]]:
    actes = Acte.objects.filter(
        objet_type=Reunion._meta.label_lower, objet_id__in=[r.pk for r in reunions], code__in=(*DATES, "prevoir")
    )
    comptes = actes.order_by().values("objet_id").annotate(n=Count("pk", filter=Q(code__in=DATES)), maj=Max("le"))
    return {ligne["objet_id"]: (ligne["n"], ligne["maj"]) for ligne in comptes}


def _texte(reunion: Reunion) -> str:
    """The agenda, as the convocation gives it."""
    points = sorted(reunion.points.all(), key=lambda p: p.rang)
    mot = reunion.region.vocabulaire.ordre_du_jour
    lignes = "\n".join(f"{point.rang}. {point.titre}" for point in points)
    return f"{mot.Nom}\N{NO-BREAK SPACE}:\n{lignes}" if points else ""


def inscrire() -> None:
    """Called when the application starts."""
    agendas.inscrire(reunions_de)
