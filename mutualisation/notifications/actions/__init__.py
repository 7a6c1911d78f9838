"""What changes notifications: told, gathered in a mail, read, chosen, deleted."""

from mutualisation.notifications.actions.envoi import conclure, grouper, reunir
from mutualisation.notifications.actions.lecture import choisir, marquer_lue, tout_marquer
from mutualisation.notifications.actions.notifier import URGENT, notifier
from mutualisation.notifications.actions.purge import purger
from mutualisation.notifications.actions.rappels import rappeler

__all__ = [
    "URGENT",
    "choisir",
    "conclure",
    "grouper",
    "marquer_lue",
    "notifier",
    "purger",
    "rappeler",
    "reunir",
    "tout_marquer",
]
