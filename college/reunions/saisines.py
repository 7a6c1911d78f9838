"""The college's own agendas, as a question sees them (règle C4)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from college.reunions import policies
from college.reunions.contenu import libelle_issue
from college.reunions.etats import EtatReunion
from college.reunions.models import PointReunion, Reunion
from ctri.saisines.agendas import Agenda, Inscription
from ctri.saisines.agendas import inscrire as inscrire_agendas
from ctri.saisines.etats import OUVERTES, Etat, Sens
from ctri.saisines.models import Saisine
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region

# Meetings are few; a college does not plan further ahead.
PROPOSEES = 6
MONTREES = 12
A_TENIR = (EtatReunion.PREPARATION, EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE)


def places(acteur: Acteur, saisine: Saisine) -> Sequence[Agenda]:
    """Meetings to come on whose agenda this person may put it, the next first."""
    reunions = Reunion.objects.visibles_par(acteur).filter(region=saisine.region, etat__in=A_TENIR)
    mot = saisine.region.vocabulaire.reunion
    trouvees = []
    for reunion in reunions.order_by("date", "pk")[:PROPOSEES]:
        reunion.region = saisine.region
        if not raison(partial(policies.verifier_inscrire_saisine, acteur, reunion, saisine)):
            url = reverse("reunion_placer_saisine", args=[reunion.pk, saisine.pk])
            trouvees.append(Agenda(f"{mot.Nom} du {jour(reunion.date)}", url))
    return trouvees


def inscriptions(acteur: Acteur, saisine: Saisine) -> Sequence[Inscription]:
    """The points that bear it, on meetings this person may see; an outcome is told once the minutes are approved."""
    mot = saisine.region.vocabulaire.reunion
    points = PointReunion.objects.filter(saisine=saisine, reunion__in=Reunion.objects.visibles_par(acteur))
    return [
        Inscription(
            f"{mot.Nom} du {jour(point.reunion.date)}, point {point.rang}",
            reverse("reunion", args=[point.reunion_id]),
            libelle_issue(point) if point.reunion.etat == EtatReunion.APPROUVEE else "",
            point.texte if point.reunion.etat == EtatReunion.APPROUVEE else "",
        )
        for point in points.select_related("reunion").order_by("-reunion__date", "-pk")[:MONTREES]
    ]


def a_inscrire(region: Region) -> QuerySet[Saisine]:
    """What a meeting may take up: questions to answer that are on no agenda, answers received and never put on one."""
    questions = Q(sens=Sens.VERS_COLLEGE, etat__in=OUVERTES) & ~Q(
        points_college__in=PointReunion.objects.filter(issue="")
    )
    reponses = Q(sens=Sens.VERS_COMITE, etat=Etat.RENDUE, points_college=None)
    saisines = Saisine.objects.filter(questions | reponses, region=region).defer("question", "reponse").distinct()
    return saisines.select_related("region__circonscription").order_by(F("echeance").asc(nulls_last=True), "pk")[
        :PROPOSEES
    ]


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_agendas(places, inscriptions)
