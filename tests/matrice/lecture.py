"""A GET writes nothing, but in these tables."""

from __future__ import annotations

import re

from django.test.utils import CaptureQueriesContext

# The session (kept by its own middleware), and reading marks left through `mutualisation.lectures`.
EXEMPTES = frozenset({"django_session", "ctri_lecture", "ctri_destinataire"})
_ECRITURE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


def tables_ecrites(requetes: CaptureQueriesContext) -> set[str]:
    """Tables that these queries write to."""
    return {trouvee[1] for requete in requetes if (trouvee := _ECRITURE.match(requete["sql"]))}


def ecritures(requetes: CaptureQueriesContext) -> set[str]:
    """Those a reading page has no right to."""
    return tables_ecrites(requetes) - EXEMPTES
