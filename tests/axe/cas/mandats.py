"""Screens of mandates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from playwright.sync_api import Page

from mutualisation.mandats.actions import deleguer, nommer
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.temps import aujourdhui
from tests.axe.modele import CasAxe
from tests.distribution import TOUJOURS, Monde


def _region(nom: str) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[monde.auvergne.pk])


def _mandat(monde: Monde, cle: str) -> Mandat:
    return Mandat.objects.get(titulaire=monde.personnes[cle], nature=Nature.TITULAIRE)


def _de(nom: str, cle: str) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[_mandat(monde, cle).pk])


def _delegue(monde: Monde) -> str:
    """A mandate that someone else signs for."""
    pour = _mandat(monde, "chef_siege_a")
    acte = {"acte": "Arrêté n° 2007-15", "date_acte": dt.date(2007, 3, 1)}
    deleguer(par=None, pour=pour, titulaire=monde.associe_a, periode=TOUJOURS, etendue=["cadrer"], **acte)
    return reverse("mandat", args=[pour.pk])


def _a_venir(nom: str) -> Callable[[Monde], str]:
    def adresse(monde: Monde) -> str:
        demain = DateRange(aujourdhui() + dt.timedelta(days=1), None)
        fait = nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=monde.auvergne, periode=demain)
        return reverse(nom, args=[fait.pk])

    return adresse


def _envoyer(page: Page) -> None:
    """Sent empty: every error at its field."""
    page.get_by_role("button", name="Enregistrer le mandat").click()


def _aucun(monde: Monde) -> str:
    return f"{reverse('mandats_de_la_region', args=[monde.auvergne.pk])}?q=personne"


CAS = [
    CasAxe("mandats/liste.html", "gestionnaire_a", _region("mandats_de_la_region")),
    CasAxe(
        "mandats/liste.html",
        "mir_a",
        lambda m: _region("mandats_de_la_region")(m) + "?q=personne",
        etat="sans résultat",
    ),
    CasAxe(
        "mandats/liste.html",
        "administrateur",
        lambda m: reverse("mandats_du_dispositif", args=[m.auvergne.dispositif_id]),
        etat="nationaux",
    ),
    CasAxe("mandats/mandat.html", "gestionnaire_a", _delegue, etat="délégué"),
    CasAxe("mandats/mandat.html", "mir_a", _de("mandat", "chef_local_a"), etat="lecture"),
    CasAxe("mandats/mandat.html", "gestionnaire_a", _a_venir("mandat"), etat="à venir"),
    CasAxe("mandats/saisir.html", "gestionnaire_a", _region("nommer_dans_la_region")),
    CasAxe("mandats/saisir.html", "gestionnaire_a", _region("nommer_dans_la_region"), "erreurs", _envoyer),
    CasAxe("mandats/saisir.html", "chef_siege_a", _de("mandat_deleguer", "chef_siege_a"), etat="déléguer"),
    CasAxe("mandats/terminer.html", "gestionnaire_a", _de("mandat_finir", "secretaire_a")),
    CasAxe("mandats/terminer.html", "gestionnaire_a", _a_venir("mandat_annuler"), etat="annuler"),
]
