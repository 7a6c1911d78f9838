"""A session without going through the sign-in page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from mutualisation.comptes.actions import OUVERTE_LE
from mutualisation.comptes.models import Utilisateur
from mutualisation.temps import maintenant


def biscuit(personne: Utilisateur, mandat: int | None, adresse: str) -> dict[str, Any]:
    """The cookie of a session opened by this person, wearing the hat of `mandat` if one is given."""
    session = SessionStore()
    session[SESSION_KEY] = str(personne.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = personne.get_session_auth_hash()
    session[OUVERTE_LE] = maintenant().timestamp()
    if mandat is not None:
        session["mandat"] = mandat
    session.save()
    return {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": adresse}
