"""The committee's own agendas, as a question sees them (règle C4)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from ctri.saisines import policies
from ctri.saisines.agendas import Agenda, Inscription
from ctri.saisines.etats import OUVERTES, Etat, Sens
from ctri.saisines.models import Saisine
from ctri.seances.models import EtatSeance, Point, Seance
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region

# Sessions are few; a committee does not plan further ahead.
PROPOSEES = 6
MONTREES = 12


def places(acteur: Acteur, saisine: Saisine) -> Sequence[Agenda]:
    """Sessions not closed yet, the next first."""
    if raison(lambda: policies.verifier_inscrire(acteur, saisine)):
        return []
    comite = saisine.region.vocabulaire.comite.court
    seances = Seance.objects.filter(region=saisine.region).exclude(etat=EtatSeance.CLOSE).order_by("debut")
    return [
        Agenda(f"{comite.Nom} du {jour(s.debut)}", reverse("saisine_inscrire", args=[saisine.pk, s.pk]))
        for s in seances[:PROPOSEES]
    ]


def a_inscrire(region: Region) -> QuerySet[Saisine]:
    """What a session may take up: questions to answer that are on no agenda, opinions received and never put on one."""
    questions = Q(sens=Sens.VERS_COMITE, etat__in=OUVERTES) & ~Q(points__in=Point.objects.filter(issue=""))
    avis = Q(sens=Sens.VERS_COLLEGE, etat=Etat.RENDUE, points=None)
    saisines = Saisine.objects.filter(questions | avis, region=region).defer("question", "reponse").distinct()
    return saisines.order_by(F("echeance").asc(nulls_last=True), "pk")[:PROPOSEES]


def inscriptions(acteur: Acteur, saisine: Saisine) -> Sequence[Inscription]:
    """The points that bear it, on sessions this person may see; the latest first."""
    comite = saisine.region.vocabulaire.comite.court
    points = Point.objects.filter(saisine=saisine, seance__in=Seance.objects.visibles_par(acteur))
    return [
        Inscription(
            f"{comite.Nom} du {jour(point.seance.debut)}, point {point.rang}",
            f"{reverse('seance', args=[point.seance_id])}?point={point.rang}",
            point.libelle_issue,
            point.releve,
        )
        for point in points.select_related("seance").order_by("-seance__debut", "-pk")[:MONTREES]
    ]
