"""Nobody is offered what is refused: every link of every page a person reaches from home opens."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from mutualisation import urls
from mutualisation.refus import Refus
from tests.college.parcours import DISPOSITIFS, Parcours
from tests.college.seances_du_college import diffusee, en_seance, prevue
from tests.distribution import PERSONNES, REGIONS, Monde
from tests.matrice.explorateur import Visite

pytestmark = pytest.mark.django_db


def ebauche(chemin: Parcours) -> None:
    """A draft, meetings prepared, held and written, a session in preparation."""
    plan = chemin.rempli()
    if chemin.d.region.schema.college is not None:
        chemin.examine(plan)
        for etape in (diffusee, en_seance, prevue):
            etape(chemin.d.region, chemin.par)
    chemin.seance()


def remis(chemin: Parcours) -> None:
    chemin.soumis()


def decide(chemin: Parcours) -> None:
    chemin.decide("valider")


MOMENTS = {"ebauche": ebauche, "remis": remis, "decide": decide}


def dispositif_de(personne: str) -> str:
    return REGIONS[PERSONNES[personne].region][0]


def entrer(personne: Any) -> Client:
    client = Client()
    client.force_login(personne, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.lent
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("dispositif", DISPOSITIFS)
def test_chaque_lien_offert_s_ouvre(monde: Monde, dispositif: str, moment: str, record_property: Any) -> None:
    MOMENTS[moment](Parcours(monde, DISPOSITIFS[dispositif](monde)))
    impasses, vues = {}, 0
    for cle in PERSONNES:
        if dispositif_de(cle) == dispositif:
            visite = Visite(entrer(monde.personnes[cle])).partir()
            vues += len(visite.vues)
            if visite.impasses:
                impasses[cle] = visite.impasses
    record_property("pages_visitees", vues)
    assert impasses == {}


def test_un_visiteur_ne_rencontre_pas_d_impasse(monde: Monde) -> None:
    visite = Visite(Client()).partir()
    assert visite.impasses == []
    assert reverse("aide") in visite.vues


# ── The visit sees dead ends ──────────────────────────────────────────────────
def _page(request: HttpRequest) -> HttpResponse:
    liens = "".join(f'<a href="{a}">x</a>' for a in ("refusee/", "/absente/", "#ici", "mailto:a@example.org"))
    return HttpResponse(liens)


def _refusee(request: HttpRequest) -> HttpResponse:
    raise Refus("Non.")


urlpatterns = [
    *urls.urlpatterns,
    path("essai/", _page, name="essai"),
    path("essai/refusee/", _refusee, name="essai_refusee"),
]


@pytest.mark.urls(__name__)
def test_une_impasse_est_vue(monde: Monde) -> None:
    visite = Visite(entrer(monde.mir_a)).partir("/essai/")
    assert visite.impasses[:2] == [
        "/essai/ propose /essai/refusee/ : 403",
        "/essai/ propose /absente/ : 404",
    ]
