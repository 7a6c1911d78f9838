"""The committee's own agendas, as a question sees them (règle C4)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from ctri.saisines import policies
from ctri.saisines.agendas import Agenda, Inscription
from ctri.saisines.models import Saisine
from ctri.seances.models import EtatSeance, Point, Seance
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour

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
