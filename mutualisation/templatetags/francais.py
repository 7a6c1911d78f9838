"""French in templates: plurals, dates, durations, agreements."""

import datetime as dt

from django import template
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime

from mutualisation.temps import aujourdhui
from mutualisation.typographie import MOIS_COURTS

register = template.Library()


def _civil(date: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """An instant as the clock on the wall shows it: they are kept in UTC."""
    return localtime(date) if isinstance(date, dt.datetime) and is_aware(date) else date


@register.filter
def pluriel(nombre: float, formes: str) -> str:
    """“{{ n|pluriel:"action,actions" }}”: 0 and 1 are singular in French; up to 2 excluded for decimals."""
    singulier, pluriel_ = formes.split(",")
    return singulier if abs(nombre) < 2 else pluriel_


@register.filter
def compte(nombre: int, formes: str) -> str:
    """The number and its noun, joined by a no-break space: “0 résultat”, “2 résultats”."""
    return f"{nombre}\N{NO-BREAK SPACE}{pluriel(nombre, formes)}"


@register.filter
def distance(echeance: dt.date, depuis: dt.date | None = None) -> str:
    """“En retard de 4 jours”, “Aujourd’hui”, “Demain”, “Dans 7 jours”."""
    jours = (echeance - (depuis or aujourdhui())).days
    if jours < 0:
        return f"En retard de {compte(-jours, 'jour,jours')}"
    if jours == 0:
        return "Aujourd’hui"
    return "Demain" if jours == 1 else f"Dans {jours}\N{NO-BREAK SPACE}jours"


@register.filter
def jour(date: dt.date | dt.datetime | None) -> str:
    """“28 janvier 2008”, “1er février 2008”."""
    if date is None:
        return ""
    date = _civil(date)
    premier = "1er" if date.day == 1 else str(date.day)
    return f"{premier}\N{NO-BREAK SPACE}{date_format(date, 'F Y')}"


@register.filter
def jour_court(date: dt.date | dt.datetime | None) -> str:
    """“28 janv.”."""
    if date is None:
        return ""
    date = _civil(date)
    premier = "1er" if date.day == 1 else str(date.day)
    return f"{premier}\N{NO-BREAK SPACE}{MOIS_COURTS[date.month - 1]}"


@register.filter
def jour_semaine(date: dt.date) -> str:
    """“Mardi 22 janvier 2008”."""
    return f"{date_format(date, 'l').capitalize()} {jour(date)}"


@register.filter
def mois_court(date: dt.date) -> str:
    """“janv.”."""
    return MOIS_COURTS[date.month - 1]


@register.filter
def decimal_machine(valeur: float) -> str:
    """A number for an attribute: a full stop whatever the language of the page."""
    return f"{valeur:.4f}"


@register.filter
def heure(instant: dt.datetime | None) -> str:
    """“16 h 12”, “10 h”."""
    if instant is None:
        return ""
    instant = localtime(instant) if is_aware(instant) else instant
    minutes = f"\N{NO-BREAK SPACE}{instant:%M}" if instant.minute else ""
    return f"{instant.hour}\N{NO-BREAK SPACE}h{minutes}"
