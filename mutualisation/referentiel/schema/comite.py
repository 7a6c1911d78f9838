"""How the committee decides by default (règles V1, V6) and how the scheme says its states and acts (règle V4)."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mutualisation.referentiel.noms import NomCommun
from mutualisation.referentiel.schema.base import Jours, Pourcent, Table, Texte
from mutualisation.typographie import majuscule

# The forms of the object an act may use, so that it reads well whatever the deliverable's gender.
FORMES = ("le", "du", "au", "un", "de", "ce", "nom", "e")
_TROU = re.compile(r"\{([^{}]*)\}")
_ATTENDUS = {f"objet.{forme}" for forme in FORMES}


class Comite(Table):
    """Defaults of the committee's own rules; each region may adopt others by a dated act."""

    mode: Literal["consensus", "vote"]
    scrutin: Literal["nominal", "nombre"] = "nominal"
    # Share of members present that must be exceeded.
    quorum: Pourcent
    majorite: Literal["simple", "absolue", "deux_tiers"]
    procurations_max: Annotated[int, Field(ge=0, le=10)]
    preavis_jours: Jours
    voix_preponderante: bool
    # The proposer stays for the whole session, not only for their own proposals (règle V1).
    presence_proposant: bool = False


class Etats(Table):
    """Label of each state of a dossier, in the gender of what this scheme submits."""

    brouillon: Texte
    soumise: Texte
    inscrite: Texte
    validee: Texte
    validee_modifiee: Texte
    renvoyee: Texte
    ajournee: Texte
    refusee: Texte
    prise_acte: Texte
    remplacee: Texte
    retiree: Texte

    def libelle(self, code: str) -> str:
        """By code; an unknown state raises."""
        if code not in type(self).model_fields:
            raise KeyError(code)
        libelle: str = getattr(self, code)
        return libelle


def _verifier_trous(texte: str) -> str:
    restes = _TROU.sub("", texte)
    if "{" in restes or "}" in restes:
        raise ValueError("accolade isolée")
    for trou in _TROU.findall(texte):
        if trou not in _ATTENDUS:
            raise ValueError(f"« {{{trou}}} » est inconnu ; formes possibles\u00a0: {', '.join(sorted(_ATTENDUS))}")
    return texte


Phrase = Annotated[Texte, AfterValidator(_verifier_trous)]


def _remplir(phrase: str, objet: NomCommun) -> str:
    return _TROU.sub(lambda trou: str(getattr(objet, trou[1].removeprefix("objet."))), phrase)


class Acte(Table):
    """An act as this scheme says it: on a button, in a confirmation, in the history."""

    # « Soumettre », « Arrêter avec modifications »: a button, alone.
    bref: Texte
    # « soumettre {objet.le} »
    infinitif: Phrase
    # « a soumis {objet.le} »: after the name of who did it.
    recit: Phrase
    # « a été soumis{objet.e} »: after the object.
    passif: Phrase

    def dire(self, objet: NomCommun) -> str:
        """ "soumettre le plan de travail annuel"."""
        return _remplir(self.infinitif, objet)

    def bouton(self, objet: NomCommun) -> str:
        """ "Soumettre le plan de travail annuel"."""
        return majuscule(self.dire(objet))

    def raconter(self, objet: NomCommun) -> str:
        """ "a soumis le plan de travail annuel"."""
        return _remplir(self.recit, objet)

    def constater(self, objet: NomCommun) -> str:
        """ "Le plan de travail annuel a été soumis"."""
        return f"{objet.Le} {_remplir(self.passif, objet)}"


class Actes(Table):
    """Every act of the transition table."""

    soumettre: Acte
    inscrire: Acte
    valider: Acte
    valider_modifiee: Acte
    renvoyer: Acte
    ajourner: Acte
    refuser: Acte
    prendre_acte: Acte
    reprendre: Acte
    remplacer: Acte
    retirer: Acte

    def acte(self, code: str) -> Acte:
        """By code; an unknown act raises."""
        if code not in type(self).model_fields:
            raise KeyError(code)
        acte: Acte = getattr(self, code)
        return acte
