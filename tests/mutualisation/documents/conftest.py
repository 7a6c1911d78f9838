"""A maker whose every rendering is counted and can be held, and a folder of its own for files."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import connection

from mutualisation import file
from mutualisation.documents import fabriques
from mutualisation.documents.actions import demander
from mutualisation.documents.fabriques import Fabrique, Fichier
from mutualisation.documents.models import Document

GENRE = "essai"
PATIENCE = 20


@dataclass
class Atelier:
    """What the maker of the tests does, and what it did."""

    rendus: list[int] = field(default_factory=list)
    panne: Exception | None = None
    pendant: Callable[[Callable[[int], None]], object] | None = None
    lecteurs: set[int] = field(default_factory=set)

    def rendre(self, source_id, progression):
        self.rendus.append(source_id)
        rang = len(self.rendus)
        if self.pendant:
            self.pendant(progression)
        if self.panne:
            raise self.panne
        return Fichier(f"%PDF-1.7 rendu {rang}".encode(), pages=3)

    def visible(self, acteur, source_id):
        return acteur.utilisateur.pk in self.lecteurs


@pytest.fixture
def atelier(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "fichiers"
    atelier = Atelier()
    monkeypatch.setattr(fabriques, "_fabriques", {})
    fabriques.inscrire(Fabrique(GENRE, "1", atelier.rendre, atelier.visible))
    return atelier


@pytest.fixture
def demande(atelier):
    """Ask for the document of a content."""

    def _demande(contenu: str = "a" * 64, **surcharge) -> Document:
        arguments = {"genre": GENRE, "source_id": 7, "empreinte_contenu": contenu, "nom": "PTA-AUV-2027"}
        return demander(**(arguments | {"region": None, "par": None} | surcharge))

    return _demande


@pytest.fixture
def fichiers(settings):
    """Every file stored so far."""
    return lambda: sorted(chemin for chemin in settings.MEDIA_ROOT.rglob("*") if chemin.is_file())


@pytest.fixture
def envois(monkeypatch):
    """What is sent to the queue, instead of being sent."""
    recus: list[tuple[str, tuple[object, ...]]] = []
    monkeypatch.setattr(file, "_envoyer", lambda tache, arguments: recus.append((tache, arguments)))
    return recus


class Fil(threading.Thread):
    """A thread whose connection is closed and whose error is not lost."""

    def __init__(self, fonction: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self.fonction = fonction
        self.erreur: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self.fonction()
        except BaseException as erreur:
            self.erreur = erreur
        finally:
            connection.close()

    def finir(self) -> None:
        self.join(PATIENCE)
        assert not self.is_alive(), "le fil n’a pas fini"
        if self.erreur:
            raise self.erreur


@dataclass
class Retenue:
    """A rendering stopped in its middle until told to go on."""

    commence: threading.Event = field(default_factory=threading.Event)
    suite: threading.Event = field(default_factory=threading.Event)

    def __call__(self, progression: Callable[[int], None]) -> None:
        self.commence.set()
        assert self.suite.wait(PATIENCE), "personne n’a laissé finir le rendu"

    def attendre_le_debut(self) -> None:
        assert self.commence.wait(PATIENCE), "le rendu n’a pas commencé"
