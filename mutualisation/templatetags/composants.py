"""What the components need: how each state looks. An unknown state raises: a badge never lies by omission."""

from django import template

from mutualisation.journal.libelles import Recit, raconter
from mutualisation.journal.models import Acte

register = template.Library()

# Colour, then icon; the word always comes with them.
_NEUTRE, _INFO, _FAIT, _PROCHE, _RETARD = "neutre", "info", "fait", "proche", "retard"
ETATS = {
    # Deadlines
    "retard": (_RETARD, "error-warning-fill"),
    "proche": (_PROCHE, "time-line"),
    "lointain": (_NEUTRE, "calendar-line"),
    "fait": (_FAIT, "checkbox-circle-fill"),
    "fige": (_NEUTRE, "lock-fill"),
    "a_venir": (_NEUTRE, "calendar-line"),
    "alerte": (_PROCHE, "alert-fill"),
    # Proposals
    "brouillon": (_NEUTRE, "draft-line"),
    "soumise": (_INFO, "send-plane-fill"),
    "inscrite": (_INFO, "calendar-event-fill"),
    "validee": (_FAIT, "checkbox-circle-fill"),
    "validee_modifiee": (_FAIT, "checkbox-circle-fill"),
    "renvoyee": (_PROCHE, "arrow-go-back-fill"),
    "ajournee": (_PROCHE, "time-line"),
    "refusee": (_RETARD, "close-circle-fill"),
    "prise_acte": (_FAIT, "checkbox-circle-fill"),
    "remplacee": (_NEUTRE, "archive-fill"),
    "retiree": (_NEUTRE, "archive-fill"),
    # Questions from one body to the other
    "adressee": (_INFO, "send-plane-fill"),
    "en_projet": (_PROCHE, "draft-line"),
    "rendue": (_FAIT, "checkbox-circle-fill"),
    # What changed between two versions (“modifie” is below)
    "ajoute": (_FAIT, "add-circle-line"),
    "supprime": (_RETARD, "delete-line"),
    "info": (_INFO, "edit-line"),
    "neutre": (_NEUTRE, "subtract-line"),
    # Attendance
    "attendu": (_NEUTRE, "time-line"),
    "present": (_FAIT, "checkbox-circle-fill"),
    "represente": (_INFO, "user-line"),
    "excuse": (_NEUTRE, "close-circle-line"),
    "absent": (_NEUTRE, "close-circle-line"),
    "parti": (_NEUTRE, "logout-box-r-line"),
    # Meetings and sessions
    "preparation": (_NEUTRE, "draft-line"),
    "convoquee": (_INFO, "mail-send-fill"),
    "ouverte": (_INFO, "team-fill"),
    "en_seance": (_INFO, "team-fill"),
    "projet": (_PROCHE, "draft-line"),
    "adresse": (_INFO, "mail-send-fill"),
    "approuve": (_FAIT, "checkbox-circle-fill"),
    "approuvee": (_FAIT, "checkbox-circle-fill"),
    "annulee": (_NEUTRE, "close-circle-line"),
    "close": (_NEUTRE, "lock-fill"),
    # Outcomes of a point that is no decision
    "traite": (_FAIT, "checkbox-circle-fill"),
    "reporte": (_PROCHE, "time-line"),
    # Sent for information
    "transmis": (_INFO, "information-line"),
    "a_lire": (_INFO, "mail-unread-line"),
    # Documents made in the background
    "demande": (_NEUTRE, "time-line"),
    "en_cours": (_INFO, "refresh-line"),
    "pret": (_FAIT, "checkbox-circle-fill"),
    "echec": (_RETARD, "error-warning-fill"),
    # Watch notes and training needs
    "publiee": (_FAIT, "checkbox-circle-fill"),
    "exprime": (_INFO, "time-line"),
    "retenu": (_FAIT, "checkbox-circle-fill"),
    "ecarte": (_NEUTRE, "close-circle-line"),
    # Mails
    "envoye": (_FAIT, "mail-send-fill"),
    "sans_objet": (_NEUTRE, "subtract-line"),
    # Imports of agents, and the verdict on each line
    "a_analyser": (_NEUTRE, "time-line"),
    "en_analyse": (_INFO, "refresh-line"),
    "analyse": (_PROCHE, "draft-line"),
    "a_enregistrer": (_NEUTRE, "time-line"),
    "en_enregistrement": (_INFO, "refresh-line"),
    "enregistre": (_FAIT, "checkbox-circle-fill"),
    "abandonne": (_NEUTRE, "archive-fill"),
    "accepte": (_FAIT, "add-circle-fill"),
    "modifie": (_INFO, "edit-fill"),
    "inchange": (_NEUTRE, "equal-circle-fill"),
    "refuse": (_RETARD, "close-circle-fill"),
}

_MESSAGES = {"debug": "info", "info": "info", "success": "success", "warning": "warning", "error": "error"}


@register.filter
def classe_etat(code: str) -> str:
    """“etat--fait fr-icon-checkbox-circle-fill”."""
    couleur, icone = ETATS[code]
    return f"etat--{couleur} fr-icon-{icone}"


@register.filter
def classe_message(niveau: str) -> str:
    """The alert of the design system for a level of django.contrib.messages."""
    return f"fr-alert--{_MESSAGES[niveau]}"


@register.simple_tag
def recit(acte: Acte) -> Recit:
    """One line of history in words."""
    return raconter(acte)
