"""French in templates: plurals, dates, durations, sizes. Spaces and plurals come from `mutualisation.typographie`."""

import datetime as dt

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name, is_aware, localtime

from mutualisation import typographie
from mutualisation.prose import en_html
from mutualisation.temps import aujourdhui
from mutualisation.typographie import INSECABLE

register = template.Library()


def _ici(date: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """An instant is stored in UTC and read in the time zone of the page's region (`contexte.cadre`)."""
    return localtime(date) if isinstance(date, dt.datetime) and is_aware(date) else date


@register.filter
def typo(texte: object) -> str:
    """A sentence written in the code, with the spaces and apostrophes of French printing."""
    return typographie.typographier(str(texte))


@register.filter
def pluriel(nombre: float, formes: str) -> str:
    """“{{ n|pluriel:"action,actions" }}”: 0 and 1 are singular in French; up to 2 excluded for decimals."""
    return typographie.accord(nombre, *formes.split(","))


@register.filter
def compte(nombre: float, formes: str) -> str:
    """The number and its noun, joined by a no-break space: “0 résultat”, “1 204 résultats”."""
    return typographie.compte(nombre, *formes.split(","))


@register.filter
def distance(echeance: dt.date, depuis: dt.date | None = None) -> str:
    """“En retard de 4 jours”, “Aujourd’hui”, “Demain”, “Dans 7 jours”."""
    jours = (echeance - (depuis or aujourdhui(get_current_timezone_name()))).days
    if jours < 0:
        return f"En retard de {typographie.compte(-jours, 'jour')}"
    if jours == 0:
        return "Aujourd’hui"
    return "Demain" if jours == 1 else f"Dans {typographie.compte(jours, 'jour')}"


@register.filter
def jour(date: dt.date | dt.datetime | None) -> str:
    """“28 janvier 2008”, “1er février 2008”."""
    return "" if date is None else typographie.date_longue(_ici(date))


@register.filter
def civile(texte: str) -> dt.date:
    """The date of a frozen content (“2027-04-30”), to be said by another filter."""
    return typographie.civile(texte)


@register.filter
def prose(texte: str) -> SafeString:
    """A text with its paragraphs, lists and bold."""
    return en_html(texte)


@register.filter
def jour_court(date: dt.date | dt.datetime | None) -> str:
    """“28 janv.”."""
    if date is None:
        return ""
    date = _ici(date)
    return f"{'1er' if date.day == 1 else date.day}{INSECABLE}{typographie.MOIS_COURTS[date.month - 1]}"


@register.filter
def jour_semaine(date: dt.date | dt.datetime) -> str:
    """“Mardi 22 janvier 2008”."""
    return typographie.majuscule(typographie.date_jour(_ici(date)))


@register.filter
def mois_court(date: dt.date) -> str:
    """“janv.”."""
    return typographie.MOIS_COURTS[date.month - 1]


@register.filter
def decimal_machine(valeur: float) -> str:
    """A number for an attribute: a full stop whatever the language of the page."""
    return f"{valeur:.4f}"


@register.filter
def heure(instant: dt.datetime | dt.time | None) -> str:
    """“16 h 12”, “10 h”."""
    if instant is None:
        return ""
    local = localtime(instant) if isinstance(instant, dt.datetime) and is_aware(instant) else instant
    minutes = f"{INSECABLE}{local:%M}" if local.minute else ""
    return f"{local.hour}{INSECABLE}h{minutes}"


@register.filter
def taille(octets: int) -> str:
    """“41 ko”, “1,2 Mo”."""
    if octets < 1_000_000:
        return f"{typographie.nombre(max(1, round(octets / 1000)))}{INSECABLE}ko"
    return f"{typographie.nombre_court(octets / 1_000_000)}{INSECABLE}Mo"
