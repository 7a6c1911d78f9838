"""Everything the server answered during a test: which addresses were visited, and what their pages said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client

# What belongs to nobody: the entrance, and the home page of whoever comes.
DE_TOUS = ("/", "/connexion/")
JETON = re.compile(r'nonce="[^"]*"|value="[0-9A-Za-z]{64}"')


@dataclass(frozen=True)
class Echange:
    """One request and the text of its answer."""

    methode: str
    adresse: str
    statut: int
    texte: str

    @property
    def chemin(self) -> str:
        return self.adresse.partition("?")[0]


class Releve:
    """A witness of the shared server."""

    def __init__(self) -> None:
        self.echanges: list[Echange] = []

    def __call__(self, environ: dict[str, Any], statut: int, reponse: Iterable[bytes]) -> None:
        requete = environ["QUERY_STRING"]
        adresse = f"{environ['PATH_INFO']}{f'?{requete}' if requete else ''}"
        self.echanges.append(Echange(environ["REQUEST_METHOD"], adresse, statut, _texte(reponse)))

    def citations(self, mots: re.Pattern[str]) -> list[str]:
        """Where these words were shown, with what surrounds them."""
        return [
            f"{e.adresse} : …{e.texte[max(0, m.start() - 60) : m.end() + 60]}…"
            for e in self.echanges
            for m in mots.finditer(e.texte)
        ]

    @property
    def reserves(self) -> list[tuple[str, str]]:
        """Every address that shows or changes something of the region, once each."""
        suivis = ((e.methode, e.adresse) for e in self.echanges if e.chemin not in DE_TOUS and e.statut < 400)
        return list(dict.fromkeys(suivis))

    def reponses_a(self, client: Client) -> dict[tuple[str, str], tuple[int, str]]:
        """What someone else is answered at these addresses: status, and where they are sent."""
        return {
            (methode, adresse): _suite(client.generic(methode, adresse)) for methode, adresse in self.reserves
        }  # fmt: skip


def _suite(reponse: HttpResponseBase) -> tuple[int, str]:
    return reponse.status_code, reponse.headers.get("Location", "").partition("?")[0]


def _texte(reponse: Iterable[bytes]) -> str:
    if not isinstance(reponse, HttpResponse):
        return ""
    genre = reponse.headers.get("Content-Type", "")
    if genre.startswith("application/json"):
        return json.dumps(json.loads(reponse.content), ensure_ascii=False)
    return JETON.sub("", reponse.content.decode()) if genre.startswith("text/html") else ""
