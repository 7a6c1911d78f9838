"""Associating a professional with the college's work, bringing it to an end (règle C1)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from college.membres import policies
from college.membres.models import Association
from mutualisation.effectifs.contraintes import refus_de_la_base
from mutualisation.effectifs.models import Agent
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region

JOUR = dt.timedelta(days=1)


@transaction.atomic
def associer(
    *, region: Region, agent: Agent, debut: dt.date, par: Acteur, dernier_jour: dt.date | None = None
) -> Association:
    """Invite somebody over a period, open when no last day is said."""
    agent = Agent.objects.select_for_update(of=("self",), no_key=True).get(pk=agent.pk)
    titre = policies.verifier_associer(par, region)
    # A last day before the first is the rule's to refuse, and no range can hold it.
    fin = max(dernier_jour + JOUR, debut) if dernier_jour else None
    periode = DateRange(debut, fin)
    policies.verifier_association(region, agent, periode)
    with refus_de_la_base(Association):
        association = Association.objects.create(region=region, agent=agent, periode=periode)
    inscrire(association, "associer", par=par, titre=titre, region=region, donnees=_bornes(association))
    return association


@transaction.atomic
def mettre_fin(*, association: Association, dernier_jour: dt.date, par: Acteur) -> Association:
    """The row stays: what was is not rewritten."""
    lignes = Association.objects.select_related("region", "agent").select_for_update(of=("self",), no_key=True)
    association = lignes.get(pk=association.pk)
    titre = policies.verifier_mettre_fin(par, association, dernier_jour)
    association.periode = DateRange(association.debut, dernier_jour + JOUR)
    association.save(update_fields=["periode"])
    donnees = _bornes(association)
    inscrire(association, "terminer_association", par=par, titre=titre, region=association.region, donnees=donnees)
    return association


def _bornes(association: Association) -> dict[str, str | None]:
    dernier = association.dernier_jour
    return {"debut": association.debut.isoformat(), "dernier_jour": dernier.isoformat() if dernier else None}
