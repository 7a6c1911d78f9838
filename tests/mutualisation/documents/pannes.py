"""A small site of real processes on one broker: someone asks, a worker renders, the sweep watches, things break."""

import hashlib
import json
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

APP = "tests.mutualisation.documents.ouvrier_essai"
# A lease, a sweep, the start of a worker, and the slowness of a busy machine.
DELAI = 120


def adresse_de_la_base() -> str:
    """The test database, as another process would be told of it."""
    base = connection.settings_dict
    mot_de_passe = f":{base['PASSWORD']}" if base["PASSWORD"] else ""
    hote = f"{base['HOST']}:{base['PORT']}" if not base["HOST"].startswith("/") else ""
    prise = f"?host={base['HOST']}" if base["HOST"].startswith("/") else ""
    return f"postgresql://{base['USER']}{mot_de_passe}@{hote}/{base['NAME']}{prise}"


@dataclass
class Chronometre:
    """Seconds spent in a block; 0 until its end."""

    duree: float = 0.0


@dataclass
class Site:
    """`presse`: every delay divided by ten."""

    courtier: str
    dossier: Path
    presse: bool
    prefixe: str = field(default_factory=lambda: f"essai-{uuid4().hex[:12]}")

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
        sortie = subprocess.run(commande, cwd=PROJET, env=env, check=True, capture_output=True, text=True).stdout
        return float(json.loads(sortie)["attente"])

    def laisser_finir(self) -> None:
        (self.dossier / "continuer").touch()

    def jeter_les_files(self) -> None:
        """What a real broker keeps."""
        with Connection(self.courtier) as connexion:
            for file in ("pdf", "courant"):
                connexion.default_channel.queue_delete(f"{self.prefixe}-{file}")

    # ── What is seen ─────────────────────────────────────────────────────────
    @property
    def rendus(self) -> list[int]:
        """The process of each rendering begun."""
        return [int(m.read_text()) for m in self.dossier.glob("rendu-*") if m.read_text()]

    @staticmethod
    @contextmanager
    def chronometre() -> Iterator[Chronometre]:
        chrono, depart = Chronometre(), time.monotonic()
        yield chrono
        chrono.duree = time.monotonic() - depart

    def attendre_un_rendu(self) -> int:
        attendre(lambda: self.rendus, delai=DELAI, quoi="un rendu commencé")
        return self.rendus[0]

    def attendre_le_fichier(self) -> None:
        attendre(lambda: Document.objects.get().etat == Etat.PRET, delai=DELAI, quoi="le document prêt")

    def verifier_un_seul_fichier(self) -> None:
        fichiers = [f for f in (self.dossier / "fichiers").rglob("*") if f.is_file()]
        document = Document.objects.get()
        assert [f.name for f in fichiers] == [f"{document.cle}.pdf"]
        assert hashlib.sha256(fichiers[0].read_bytes()).hexdigest() == document.empreinte
