"""Loaded référentiels, parsed once per process (domaine, section 10)."""

from mutualisation.referentiel.lecture import canonique, valider
from mutualisation.referentiel.models import Referentiel
from mutualisation.referentiel.schema import Referentiel as Schema

# By fingerprint: the same content always means the same thing. Few versions ever live together.
_SCHEMAS: dict[str, Schema] = {}


def schema_de(referentiel: Referentiel) -> Schema:
    """The parsed référentiel; parsed once per process, a deferred `contenu` is only read then."""
    if referentiel.empreinte not in _SCHEMAS:
        _SCHEMAS[referentiel.empreinte] = valider(canonique(referentiel.contenu))
    return _SCHEMAS[referentiel.empreinte]


def schema_par_empreinte(empreinte: str) -> Schema:
    """For queries that bring back the fingerprint alone: no query at all once the content is known."""
    if empreinte in _SCHEMAS:
        return _SCHEMAS[empreinte]
    return schema_de(Referentiel.objects.get(empreinte=empreinte))
