"""A process of the site in which a user asks for a document; prints its identifier and what the user waited."""

import json
import sys
import time

import django

django.setup()

from mutualisation.documents.actions import demander  # noqa: E402
from tests.mutualisation.documents import ouvrier_essai  # noqa: E402

depart = time.monotonic()
document = demander(
    genre="essai", source_id=1, empreinte_contenu=ouvrier_essai.PREFIXE, nom="Essai", region=None, par=None
)
json.dump({"document": document.pk, "attente": time.monotonic() - depart}, sys.stdout)
