"""What a person does with their own notifications: read, and have them by mail or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction

from mutualisation.mandats.acteur import Acteur
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Notification, Preference
from mutualisation.notifications.redaction import genres_de
from mutualisation.temps import maintenant


@transaction.atomic
def marquer_lue(*, notification: Notification, par: Acteur) -> bool:
    """Whether it was still to be read."""
    siennes = Notification.objects.visibles_par(par).non_lues().filter(pk=notification.pk)
    return siennes.update(lue_le=maintenant()) == 1


@transaction.atomic
def tout_marquer(*, jusqu_a: int, genres: Collection[str] | None = None, par: Acteur) -> int:
    """Those on the list up to that one, of these kinds: what came since stays to be read. How many."""
    siennes = Notification.objects.visibles_par(par).non_lues().filter(pk__lte=jusqu_a)
    if genres is not None:
        siennes = siennes.filter(genre__in=genres)
    return siennes.update(lue_le=maintenant())


@transaction.atomic
def choisir(*, par_courriel: Mapping[Famille, bool], par: Acteur) -> None:
    """What is turned off leaves by no mail any more, what waited included; urgent ones leave all the same."""
    Preference.objects.bulk_create(
        [Preference(utilisateur=par.utilisateur, famille=f, par_courriel=oui) for f, oui in par_courriel.items()],
        update_conflicts=True,
        unique_fields=["utilisateur", "famille"],
        update_fields=["par_courriel"],
    )
    tus = [genre for famille, oui in par_courriel.items() if not oui for genre in genres_de(famille)]
    attendent = Notification.objects.visibles_par(par).filter(a_envoyer=True, urgente=False, genre__in=tus)
    attendent.update(a_envoyer=False)
