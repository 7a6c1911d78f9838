"""What is transmitted for information: as a recipient reads it, as its senders follow it, before it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.axe.modele import CasAxe
from tests.ctri import transmis
from tests.distribution import Monde


def _de(moment: Callable[[Monde], Any]) -> Callable[[Monde], str]:
    return lambda monde: reverse("transmission", args=[moment(monde).pk])


def _liste(moment: Callable[[Monde], Any] | None = None, suite: str = "") -> Callable[[Monde], str]:
    def adresse(monde: Monde) -> str:
        if moment is not None:
            moment(monde)
        return reverse("transmissions", args=[monde.auvergne.pk]) + suite

    return adresse


def _envoi(moment: Callable[[Monde], int]) -> Callable[[Monde], str]:
    return lambda monde: reverse("transmission_nouvelle", args=[transmis.CODE, moment(monde)])


def _de_nouveau(monde: Monde) -> int:
    """Sent under reservation, approved since."""
    premiere = transmis.sous_reserve(monde)
    transmis.SOURCES[premiere.source_id].etat = "approuve"
    return premiere.source_id


def _oublier_la_case(page: Any) -> None:
    """As a browser that checks nothing would."""
    page.locator("form.formulaire").evaluate("formulaire => { formulaire.noValidate = true }")
    page.get_by_role("button", name="Transmettre").click()
    page.locator("form.formulaire .fr-error-text").wait_for()


CAS = [
    CasAxe("ctri/transmissions/liste.html", "chef_local_a", _liste(), "vide"),
    CasAxe("ctri/transmissions/liste.html", "chef_local_a", _liste(transmis.remplacee), "destinataire"),
    CasAxe("ctri/transmissions/liste.html", "mir_a", _liste(transmis.lue), "émetteur"),
    CasAxe("ctri/transmissions/liste.html", "chef_local_a", _liste(suite="?lecture=lues"), "filtrée, vide"),
    CasAxe("ctri/transmissions/lire.html", "chef_local_a", _de(transmis.transmise), "destinataire"),
    CasAxe("ctri/transmissions/lire.html", "mir_a", _de(transmis.lue), "émetteur"),
    CasAxe("ctri/transmissions/lire.html", "secretaire_a", _de(transmis.remplacee), "remplacée, secrétaire"),
    CasAxe("ctri/transmissions/transmettre.html", "mir_a", _envoi(lambda m: transmis.source(m.auvergne))),
    CasAxe("ctri/transmissions/transmettre.html", "mir_a", _envoi(_de_nouveau), "remplace"),
    CasAxe(
        "ctri/transmissions/transmettre.html", "mir_a", _envoi(lambda m: transmis.source(m.auvergne)), "case oubliée",
        _oublier_la_case, statut=400,
    ),
]  # fmt: skip
