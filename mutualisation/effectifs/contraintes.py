"""What the database refuses, said as the rule says it: two people writing at once get a sentence, not an error page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction

from mutualisation.refus import Refus


@contextmanager
def refus_de_la_base(*modeles: type[models.Model]) -> Iterator[None]:
    """Turn the violation of a constraint of these models into a `Refus` with its own sentence."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as erreur:
        raison = _raison(erreur, modeles)
        if raison is None:
            raise
        raise Refus(raison) from erreur


def _raison(erreur: IntegrityError, modeles: tuple[type[models.Model], ...]) -> str | None:
    nom = getattr(getattr(erreur.__cause__, "diag", None), "constraint_name", None)
    contraintes = (c for modele in modeles for c in modele._meta.constraints if c.name == nom)
    return next((str(c.violation_error_message) for c in contraintes), None)
