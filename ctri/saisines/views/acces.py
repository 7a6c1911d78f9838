"""From an address to a question this person may see, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ctri.saisines import mots
from ctri.saisines.models import Saisine
from mutualisation.acces import objet_ou_404, region_visible, situer
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region
from mutualisation.typographie import majuscule


def region_avec_college(request: HttpRequest, pk: int) -> Region:
    """Where the scheme has no college, none of these pages exists."""
    region = region_visible(request, pk)
    if region.schema.college is None:
        raise Http404("Ce dispositif ne connaît pas cette procédure.")
    return region


def saisine_visible(request: HttpRequest, pk: int) -> Saisine:
    """A question this person may know of; the frame then speaks its scheme's words."""
    visibles = Saisine.objects.visibles_par(request.acteur)
    choisies = visibles.select_related(
        "region__circonscription", "region__dispositif__referentiel", "adressee_par", "rendue_par"
    )
    saisine = objet_ou_404(choisies, pk=pk)
    situer(request, saisine.region)
    return saisine


def fil_de_la_liste(region: Region, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    """The trail of the list, or of what comes under it."""
    v = region.vocabulaire
    lien = reverse("saisines", args=[region.pk]) if suite else ""
    return [(v.comite.court.Nom, reverse("comite", args=[region.pk])), (v.saisine.Pluriel, lien), *suite]


def fil_vers(saisine: Saisine, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    """The trail of a page of this question; without `suite`, of the question itself."""
    nom = majuscule(mots.nommer(saisine.region.vocabulaire, saisine.rang))
    lien = reverse("saisine", args=[saisine.pk]) if suite else ""
    return fil_de_la_liste(saisine.region, (nom, lien), *suite)


def autour_de(saisine: Saisine, titre: str, bouton: str) -> dict[str, Any]:
    """Title, button, ways back of a form about a question."""
    return {
        "titre": titre,
        "bouton": bouton,
        "retour": reverse("saisine", args=[saisine.pk]),
        "fil": fil_vers(saisine, (titre, "")),
    }


def tenter(form: forms.Form, agir: Callable[[], object]) -> bool:
    """Do it; a refusal about something typed is said at its field, and nothing typed is lost."""
    try:
        agir()
    except Refus as refus:
        if refus.champ not in form.fields:
            raise
        form.add_error(refus.champ, refus.raison)
        return False
    return True


def relire(request: HttpRequest, form: forms.Form, saisine: Saisine) -> Saisine:
    """What is recorded now; the form keeps what was typed, to be saved over it knowingly."""
    saisine.refresh_from_db(fields=["question", "reponse", "revision"])
    donnees = request.POST.copy()
    donnees["revision"] = str(saisine.revision)
    form.data = donnees
    return saisine


def page_de_formulaire(request: HttpRequest, form: forms.Form, **contexte: Any) -> HttpResponse:
    """A form alone on its page: `titre`, `bouton`, `retour`, `fil`; `phrase`, `lu` and `autre` when there are any."""
    vides = {"phrase": "", "titre_lu": "", "lu": "", "titre_autre": "", "autre": ""}
    statut = 400 if form.is_bound else 200
    return render(request, "ctri/saisines/formulaire.html", vides | contexte | {"form": form}, status=statut)
