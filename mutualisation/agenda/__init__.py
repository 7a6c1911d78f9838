"""Calendars: a meeting sent with a convocation, and the feed a person subscribes to by a private address."""

from mutualisation.agenda.evenements import JourEntier, RendezVous

__all__ = ["JourEntier", "RendezVous"]
