"""Associated professionals, then the stories, oldest moment of the cycle last."""

from __future__ import annotations

from django.db.backends.postgresql.psycopg_any import DateRange

from college.demonstration import auvergne, poles, recits, reglements, veille
from college.membres.models import Association
from mutualisation.demonstration.registre import REFERENCE, Contexte
from mutualisation.effectifs.models import Rattachement

PROFESSIONS = ("phisp", "infirmier_sante_publique", "ingenieur_genie_sanitaire")


def semer(contexte: Contexte) -> None:
    associer(contexte)
    recits.valide(contexte)
    recits.inscrit(contexte)
    recits.brouillon(contexte)
    recits.cadrage_seul(contexte)
    auvergne.semer(contexte)
    poles.arrete(contexte)
    poles.brouillon(contexte)
    veille.semer(contexte)
    reglements.valide(contexte)
    reglements.brouillon(contexte)


def associer(contexte: Contexte) -> None:
    """Those who work at the head offices take part in their college (règle C1)."""
    rattachements = Rattachement.objects.filter(
        service__region__dispositif__code=REFERENCE, service__est_siege=True, agent__profession__in=PROFESSIONS
    )
    Association.objects.bulk_create(
        [
            Association(region_id=region, agent_id=agent, periode=DateRange(contexte.demarrage, None))
            for region, agent in rattachements.order_by("pk").values_list("service__region", "agent")
        ]
    )
