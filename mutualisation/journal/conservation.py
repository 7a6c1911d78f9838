"""Reasons given for acts are deleted at their term; the acts stay (règles V7, R1)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from mutualisation.conservation.registre import Classe, gardes, inscrire
from mutualisation.journal.models import Acte, Motif
from mutualisation.territoire.models import Dispositif


def _dus(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    """Those of acts taken before that day, unless their object still needs them."""
    ici = Q(region__dispositif=dispositif) | Q(region=None, mandat__dispositif=dispositif)
    actes = Acte.objects.filter(ici, motif__isnull=False, le__date__lt=avant).order_by("motif_id")
    lus = list(actes.values_list("motif_id", "objet_type", "objet_id"))
    par_type: dict[str, set[int]] = defaultdict(set)
    for _, objet_type, objet_id in lus:
        par_type[objet_type].add(objet_id)
    retenus = {objet_type: gardes(objet_type, ids, avant) for objet_type, ids in par_type.items()}
    return [motif for motif, objet_type, objet_id in lus if objet_id not in retenus[objet_type]]


def _supprimer(motifs: Sequence[int]) -> None:
    Motif.objects.filter(pk__in=motifs).delete()


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(Classe("motifs", "motifs effacés, actes gardés", _dus, _supprimer))
