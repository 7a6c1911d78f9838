"""The lease of a document being made: renewed by a thread, so that a dead worker is noticed within thirty seconds."""

from __future__ import annotations

import contextvars
import datetime as dt
import logging
import threading
import time
from types import TracebackType

from django.db import DatabaseError, connection

from mutualisation.documents.models import Document
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

DUREE = dt.timedelta(seconds=30)
# Three renewals may fail before anyone takes the document over.
RENOUVELLEMENT = DUREE / 4
# The page being made is written at most once a second.
PAS = 1.0


class BailPerdu(Exception):
    """Somebody else makes this document now: what we have made is thrown away."""


class Bail:
    """Hold the lease of one document inside a `with` block.

    The rendering thread only notes the page it is at; this one writes it, through its own connection, so that
    rendering waits for nothing and may itself run in a read-only transaction.
    """

    def __init__(self, document_id: int, porteur: str) -> None:
        self.document_id = document_id
        self.porteur = porteur
        self.page = 0
        self._ecrite = 0
        self._echeance = time.monotonic() + RENOUVELLEMENT.total_seconds()
        self._fini = threading.Event()
        self._perdu = threading.Event()
        # A thread starts with an empty context: it must read the same clock.
        contexte = contextvars.copy_context()
        self._fil = threading.Thread(target=contexte.run, args=(self._veiller,), name="bail", daemon=True)

    def __enter__(self) -> Bail:
        self._fil.start()
        return self

    def __exit__(
        self, genre: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._fini.set()
        self._fil.join()

    def progression(self, page: int) -> None:
        """Note the page being made; stop a rendering that nobody wants any more."""
        if self._perdu.is_set():
            raise BailPerdu
        self.page = page

    def _veiller(self) -> None:
        try:
            while not self._fini.wait(PAS):
                self._battre()
        finally:
            connection.close()

    def _battre(self) -> None:
        try:
            self._ecrire_la_page()
            if time.monotonic() >= self._echeance:
                self._renouveler()
        except DatabaseError:
            # The next beat opens a new connection; if none comes back in time, the final check decides.
            journal.warning("lease not renewed", exc_info=True, extra={"document": self.document_id})
            connection.close()

    def _ecrire_la_page(self) -> None:
        page = self.page
        if page != self._ecrite:
            Document.objects.filter(pk=self.document_id, porteur=self.porteur).update(page=page)
            self._ecrite = page

    def _renouveler(self) -> None:
        tenus = Document.objects.filter(pk=self.document_id, porteur=self.porteur).update(bail=maintenant() + DUREE)
        if not tenus:
            self._perdu.set()
        self._echeance = time.monotonic() + RENOUVELLEMENT.total_seconds()
