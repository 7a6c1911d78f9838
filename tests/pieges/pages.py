"""What no page may contain, read in every HTML answer given to a test."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

from mutualisation.typographie import typographier

GABARIT = re.compile(r"\{\{|\{%|\{#")
SANS_TEXTE = {"script", "style", "noscript"}
# Their content is a person's own input, or a technical value shown as it is.
TEL_QUEL = {"textarea", "code", "pre", "input", "option", "data"}
LUS = ("aria-label", "title", "alt", "placeholder")


class PageFautive(AssertionError):
    """A page holds something it must not."""


class Lecture(HTMLParser):
    """Collects what the rules below look at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fautes: list[str] = []
        self.ids: list[str] = []
        self.titres = 0
        self.sujet = ""
        self._pile: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h1":
            self.titres += 1
        self._pile.append(tag)
        for nom, valeur in attrs:
            self._attribut(tag, nom, valeur or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._pile.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._pile:
            while self._pile.pop() != tag:
                pass

    def _attribut(self, tag: str, nom: str, valeur: str) -> None:
        if nom == "id":
            self.ids.append(valeur)
        elif nom == "style" or (nom.startswith("on") and nom.isalpha()):
            self.fautes.append(f"<{tag} {nom}=…> est bloqué par la politique de sécurité du contenu")
        elif nom in LUS:
            self._typographie(valeur)

    def handle_data(self, data: str) -> None:
        if "title" in self._pile and "svg" not in self._pile:
            self.sujet += data
        if not SANS_TEXTE.isdisjoint(self._pile):
            return
        if GABARIT.search(data):
            self.fautes.append(f"reste de gabarit : {data.strip()[:80]!r}")
        if TEL_QUEL.isdisjoint(self._pile):
            self._typographie(data)

    def _typographie(self, texte: str) -> None:
        for ligne in texte.splitlines():
            ligne = ligne.strip(" \t\r")  # strip() alone would also take no-break spaces away
            if (bon := typographier(ligne)) != ligne:
                self.fautes.append(f"typographie : {ligne!r} au lieu de {bon!r}")


def fautes(html: str) -> list[str]:
    """Everything wrong in a page or a fragment."""
    lecture = Lecture()
    lecture.feed(html)
    trouvees = lecture.fautes
    trouvees += [f"id en double : {i}" for i in sorted({i for i in lecture.ids if lecture.ids.count(i) > 1})]
    if "<html" in html:
        if lecture.titres != 1:
            trouvees.append(f"{lecture.titres} titres h1 au lieu d’un")
        if not lecture.sujet.strip() or lecture.sujet.strip().startswith("–"):
            trouvees.append("le <title> ne commence pas par un sujet")
        if '<html lang="fr"' not in html:
            trouvees.append("la langue de la page n’est pas dite")
    return trouvees


def verifier(reponse: HttpResponse, adresse: str) -> None:
    if reponse.streaming or not reponse.headers.get("Content-Type", "").startswith("text/html"):
        return
    if trouvees := fautes(reponse.content.decode()):
        raise PageFautive(f"{adresse}\n  " + "\n  ".join(trouvees))


@contextmanager
def tendu() -> Iterator[None]:
    """Every answer of the test client is read."""
    vrai = Client.request

    def request(self: Client, **requete: object) -> HttpResponse:
        reponse = vrai(self, **requete)
        verifier(reponse, str(requete.get("PATH_INFO")))
        return reponse

    Client.request = request
    try:
        yield
    finally:
        Client.request = vrai
