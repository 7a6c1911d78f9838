"""The rule of what one may know of reads the same in SQL and on a dossier already read (règle C3)."""

from __future__ import annotations

from typing import Any

import pytest

from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, est_visible
from mutualisation.mandats.acteur import acteur_de
from tests.distribution import PERSONNES

pytestmark = pytest.mark.django_db


def test_la_regle_dit_pareil_en_base_et_en_memoire(monde: Any) -> None:
    for region in (monde.auvergne, monde.limousin, monde.bretagne):
        livrable = region.schema.livrables[0].code
        for annee, etat, version in ((2025, Etat.BROUILLON, 0), (2026, Etat.BROUILLON, 1), (2027, Etat.SOUMISE, 1)):
            Dossier.objects.create(
                region=region, livrable=livrable, genre="essai", annee=annee, etat=etat, version=version,
                titre="Texte", reference="T",
            )  # fmt: skip
    dossiers = list(Dossier.objects.select_related("region"))
    for cle in PERSONNES:
        acteur = acteur_de(getattr(monde, cle))
        visibles = set(Dossier.objects.visibles_par(acteur).values_list("pk", flat=True))
        assert {d.pk for d in dossiers if est_visible(acteur, d)} == visibles, cle
