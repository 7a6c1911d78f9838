"""How many wait to be read, for the home page."""

from __future__ import annotations

from django.db.models import Count

from mutualisation.mandats.acteur import Acteur
from mutualisation.notifications.models import Notification
from mutualisation.requetes import Preparee, Trou

_A_LIRE = Preparee(
    lambda: (
        Notification.objects.filter(destinataire=Trou("destinataire"), lue_le=None)
        .order_by()
        .values("destinataire")
        .annotate(nombre=Count("pk"))
        .values_list("nombre")
    )
)


def nombre_a_lire(acteur: Acteur) -> int:
    """Of this person, whatever the region."""
    lignes = _A_LIRE.lignes(destinataire=acteur.utilisateur.pk)
    return int(lignes[0][0]) if lignes else 0
