"""The columns of an agents file: the only place that names them. The template and the help page are made from this."""

import re
from dataclasses import dataclass, replace

from mutualisation.referentiel.elision import sans_accent
from mutualisation.typographie import typographier


@dataclass(frozen=True)
class Colonne:
    """`obligatoire`: the column must be there and filled for a new agent."""

    cle: str
    titre: str
    obligatoire: bool
    aide: str
    exemple: str
    largeur: int = 16
    autres_titres: tuple[str, ...] = ()


_COLONNES: tuple[Colonne, ...] = (
    Colonne("matricule", "Matricule", True, "Identifie l’agent : jamais deux fois le même.", "04512"),
    Colonne("nom", "Nom", True, "Nom d’usage.", "Estival", 20),
    Colonne("prenom", "Prénom", True, "Prénom d’usage.", "Marc"),
    Colonne("genre", "Genre", True, "F ou M.", "M", 8),
    Colonne("docteur", "Docteur", False, "Oui ou non : porte le titre de docteur.", "Oui", 9, ("titre de docteur",)),
    Colonne("profession", "Profession", True, "Libellé ou code, parmi les valeurs permises.", "", 28),
    Colonne("corps", "Corps", False, "Libellé ou code, parmi les valeurs permises.", "", 28),
    Colonne("grade", "Grade", False, "Grade de ce corps : libellé ou code, parmi les valeurs permises.", "", 24),
    Colonne("service", "Service", True, "Nom du service, ou code du département pour un service local.", "", 28),
    Colonne("quotite", "Quotité", True, "Part du temps de travail, de 1 à 100 %.", "80 %", 10, ("quotite de travail",)),
    Colonne(
        "debut",
        "Début",
        True,
        "Premier jour dans ce service, avec cette quotité : jj/mm/aaaa.",
        "01/09/2026",
        12,
        ("date de debut", "debut du rattachement", "a compter du"),
    ),
    Colonne(
        "courriel",
        "Adresse électronique",
        False,
        "Adresse professionnelle ; relie l’agent à son compte s’il en a un.",
        "marc.estival@example.org",
        32,
        ("courriel", "email", "e-mail", "mel", "adresse de courriel"),
    ),
)
COLONNES = tuple(replace(c, aide=typographier(c.aide), exemple=typographier(c.exemple)) for c in _COLONNES)
PAR_CLE = {c.cle: c for c in COLONNES}


def cle_normale(texte: str) -> str:
    """What two writings of one label have in common: no accent, no case, one kind of space and apostrophe."""
    bare = re.sub(r"\([^)]*\)", " ", sans_accent(texte).replace("’", "'"))
    return re.sub(r"[\s._\-]+", " ", bare).strip(" *:")


_PAR_TITRE = {cle_normale(titre): c for c in COLONNES for titre in (c.titre, c.cle, *c.autres_titres)}


def colonne_nommee(titre: str) -> Colonne | None:
    """The column that a heading names, if any."""
    return _PAR_TITRE.get(cle_normale(titre))


def lettre(rang: int) -> str:
    """Column letters as every spreadsheet shows them: 0 -> A, 25 -> Z, 26 -> AA."""
    lettres = ""
    rang += 1
    while rang:
        rang, reste = divmod(rang - 1, 26)
        lettres = chr(65 + reste) + lettres
    return lettres
