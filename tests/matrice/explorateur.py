"""Follows every link a page offers, as one person: what is offered must open."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from tests.pieges.pages import PageFautive

DEPART = "/"
# Pages of one kind (same address name, same filters) opened at most: a list of a hundred agents is one kind.
PAR_SORTE = 2
# A person's whole visit; the largest is well below.
PAGES_MAX = 250
SUIVIS = re.compile(r"^(?!#|mailto:|tel:|data:|javascript:)")


class Liens(HTMLParser):
    """Addresses offered by a page: links, and forms that read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.trouves: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        balise = dict(attrs)
        if tag == "a" and (href := balise.get("href")) and SUIVIS.match(href):
            self.trouves.append(href)
        if tag == "form" and balise.get("method", "get") == "get" and balise.get("action"):
            self.trouves.append(balise["action"] or "")
        if suivi := balise.get("hx-get"):
            self.trouves.append(suivi)


@dataclass
class Visite:
    """What was opened, and what should not have been offered: where, which link, which answer."""

    client: Client
    vues: set[str] = field(default_factory=set)
    sortes: Counter[str] = field(default_factory=Counter)
    impasses: list[str] = field(default_factory=list)

    def partir(self, depart: str = DEPART) -> Visite:
        file = deque([(depart, "")])
        while file:
            adresse, origine = file.popleft()
            if not self._a_voir(adresse):
                continue
            if len(self.vues) > PAGES_MAX:
                raise AssertionError(f"plus de {PAGES_MAX} pages : {self.sortes.most_common(10)}")
            try:
                reponse = self.client.get(adresse, follow=True)
            except PageFautive as fautes:
                self.impasses.append(str(fautes))
                continue
            if reponse.status_code != 200:
                self.impasses.append(f"{origine or 'départ'} propose {adresse} : {reponse.status_code}")
            file.extend((lien, adresse) for lien in _liens(reponse, adresse))
        return self

    def _a_voir(self, adresse: str) -> bool:
        if adresse in self.vues:
            return False
        sorte = _sorte(adresse)
        if self.sortes[sorte] >= PAR_SORTE:
            return False
        self.sortes[sorte] += 1
        self.vues.add(adresse)
        return True


def _liens(reponse: HttpResponse, adresse: str) -> list[str]:
    """Those of this site, without fragment, in the order of the page."""
    if reponse.streaming:
        # A file is closed once it has been read to its end.
        list(reponse)
        return []
    if not reponse["Content-Type"].startswith("text/html"):
        return []
    # Where redirections ended: relative links start from there.
    chaine = getattr(reponse, "redirect_chain", [])
    ici = urljoin(adresse, chaine[-1][0]) if chaine else adresse
    complets = (urlsplit(urljoin(f"http://testserver{ici}", lien)) for lien in Liens(reponse.content.decode()).trouves)
    locaux = (u for u in complets if u.netloc == "testserver" and not u.path.startswith("/static/"))
    return [f"{u.path}?{u.query}" if u.query else u.path for u in locaux]


def _sorte(adresse: str) -> str:
    """Same address name and same parameters: the same kind of page."""
    parties = urlsplit(adresse)
    try:
        nom = resolve(parties.path).view_name
    except Resolver404:
        return adresse
    return f"{nom}?{','.join(sorted(parse_qs(parties.query)))}"
