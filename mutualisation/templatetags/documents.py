"""Documents in templates."""

from django import template

from mutualisation.documents.models import Document
from mutualisation.documents.suivi import Suivi
from mutualisation.temps import maintenant

register = template.Library()


@register.filter
def suivi(document: Document) -> Suivi:
    """What to say of a document now."""
    return Suivi(document, maintenant())
