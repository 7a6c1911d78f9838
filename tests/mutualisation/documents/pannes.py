"""A small site of real processes on one broker, and what can break in it: used by the tests and by `make bench`."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from django.db import connection
from kombu import Connection

from mutualisation.documents.models import Document, Etat
from mutualisation.exploitation.serveur import PROJET
from tests.attente import attendre
from tests.services.ouvriers import Ouvrier, environnement, ouvrier
from tests.services.relais import Relais

APP = "tests.mutualisation.documents.ouvrier_essai"
EMBARQUE = "filesystem://localhost//"
# A lease, a sweep, the start of a worker, and the slowness of a busy machine.
DELAI = 120


def adresse_de_la_base() -> str:
    """The database of this process, as another one would be told of it."""
    base = connection.settings_dict
    mot_de_passe = f":{base['PASSWORD']}" if base["PASSWORD"] else ""
    par_socket = base["HOST"].startswith("/")
    hote, prise = ("", f"?host={base['HOST']}") if par_socket else (f"{base['HOST']}:{base['PORT']}", "")
    return f"postgresql://{base['USER']}{mot_de_passe}@{hote}/{base['NAME']}{prise}"


@dataclass
class Site:
    """`presse`: every delay divided by ten, where only the outcome matters."""

    courtier: str
    dossier: Path
    presse: bool
    prefixe: str = field(default_factory=lambda: f"essai-{uuid4().hex[:12]}")
    document: int = 0

    @property
    def variables(self) -> dict[str, str]:
        return {
            "DATABASE_URL": adresse_de_la_base(),
            "DOSSIER_VAR": str(self.dossier / "var"),
            "MEDIA_ROOT": str(self.dossier / "fichiers"),
            "ESSAI_DOSSIER": str(self.dossier),
            "ESSAI_FILES": self.prefixe,
            "ESSAI_PRESSE": "1" if self.presse else "",
        }

    # ── Processes ────────────────────────────────────────────────────────────
    def fabrique(self, nom: str) -> AbstractContextManager[Ouvrier]:
        """A worker that renders."""
        return ouvrier(APP, self.courtier, f"{self.prefixe}-pdf", self.dossier / f"{nom}.log", **self.variables)

    @contextmanager
    def balayage(self) -> Iterator[None]:
        """The worker of the ordinary queue, and the clock that sends it the sweep."""
        journal = self.dossier / "balayage.log"
        with ouvrier(APP, self.courtier, f"{self.prefixe}-courant", journal, "--beat", **self.variables):
            yield

    def demander(self) -> float:
        """Someone asks for the document; the seconds that the request lasted."""
        env = environnement(self.courtier, **self.variables)
        commande = [sys.executable, "-m", "tests.mutualisation.documents.demandeur"]
        dit = subprocess.run(commande, cwd=PROJET, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout
        demande = json.loads(dit)
        self.document = demande["document"]
        return float(demande["attente"])

    def laisser_finir(self) -> None:
        (self.dossier / "continuer").touch()

    def jeter_les_files(self) -> None:
        """What a real broker keeps."""
        if self.courtier == EMBARQUE:
            return
        with Connection(self.courtier) as connexion:
            canal = connexion.default_channel
            for file in ("pdf", "courant"):
                canal.queue_delete(f"{self.prefixe}-{file}")
            if self.courtier.startswith("redis"):
                # Bindings made by other processes, which this one cannot know of.
                canal.client.delete(f"_kombu.binding.{self.prefixe}", *canal.client.keys(f"_kombu.*.{self.prefixe}-*"))

    # ── What is seen ─────────────────────────────────────────────────────────
    @property
    def rendus(self) -> list[int]:
        """The process of each rendering begun."""
        return [int(m.read_text()) for m in self.dossier.glob("rendu-*") if m.read_text()]

    def attendre_un_rendu(self) -> int:
        attendre(lambda: self.rendus, delai=DELAI, quoi="un rendu commencé")
        return self.rendus[0]

    def attendre_le_fichier(self) -> None:
        pret = Document.objects.filter(pk=self.document, etat=Etat.PRET)
        attendre(pret.exists, delai=DELAI, quoi="le document prêt")

    @property
    def range_une_fois(self) -> bool:
        """One file in all, that of the row, whatever the number of renderings."""
        fichiers = [f for f in (self.dossier / "fichiers").rglob("*") if f.is_file()]
        document = Document.objects.get(pk=self.document)
        empreintes = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in fichiers}
        return empreintes == {f"{document.cle}.pdf": document.empreinte}


# ── What breaks: each gives the seconds until the document is ready ────────────
def tuer_l_ouvrier(site: Site) -> float:
    """`kill -9` of the worker and of its pool in the middle of a rendering; another one starts at once."""
    with site.balayage():
        with site.fabrique("premier") as premier:
            site.demander()
            site.attendre_un_rendu()
            premier.tuer()
        depart = time.monotonic()
        site.laisser_finir()
        with site.fabrique("second"):
            site.attendre_le_fichier()
        return time.monotonic() - depart


def tuer_le_rendu(site: Site) -> float:
    """`kill -9` of the one process that renders, as the kernel does when memory runs out."""
    with site.balayage(), site.fabrique("unique") as unique:
        site.demander()
        enfant = site.attendre_un_rendu()
        if enfant not in unique.enfants:
            raise RuntimeError("the rendering was not made by the worker of this site")
        os.kill(enfant, signal.SIGKILL)
        depart = time.monotonic()
        site.laisser_finir()
        site.attendre_le_fichier()
        return time.monotonic() - depart


def couper_le_courtier(site: Site) -> tuple[float, float]:
    """The broker is away while someone asks, then back: the seconds the person waited, those of the document."""
    reel, relais = site.courtier, Relais(site.courtier)
    site.courtier = relais.adresse
    relais.ouvrir()
    try:
        with site.balayage(), site.fabrique("unique"):
            relais.couper()
            site.laisser_finir()
            attente = site.demander()
            relais.ouvrir()
            depart = time.monotonic()
            site.attendre_le_fichier()
            return attente, time.monotonic() - depart
    finally:
        relais.couper()
        site.courtier = reel
