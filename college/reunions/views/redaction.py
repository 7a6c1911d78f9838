"""Writing the text of a point: saved as typed, or by a button; two authors never overwrite each other."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from college.reunions import actions, policies
from college.reunions.forms import TexteForm
from college.reunions.models import PointReunion
from college.reunions.views.acces import fil_vers, point_visible
from college.reunions.views.conduite import adresse
from mutualisation.temps import maintenant


@require_http_methods(["GET", "HEAD", "POST"])
def ecrire(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one text, or the save of what is being typed."""
    point = point_visible(request, pk)
    policies.verifier_ecrire(request.acteur, point.reunion)
    if request.method != "POST":
        return _veille(request, point) if request.htmx else _page(request, point, _form(point))
    form = TexteForm(request.POST)
    if not form.is_valid():
        return _etat(request, point, refuse=True) if request.htmx else _page(request, point, form, 400)
    try:
        point = actions.ecrire(point=point, par=request.acteur, **form.cleaned_data)
    except actions.Croise as croise:
        return _croise(request, croise, form.cleaned_data["texte"])
    if request.htmx:
        return _etat(request, point)
    messages.success(request, f"Point {point.rang} : texte enregistré.")
    point.reunion = point_visible(request, pk).reunion
    return redirect(adresse(point))


def _form(point: PointReunion) -> TexteForm:
    return TexteForm(initial={"texte": point.texte, "revision": point.revision})


def _page(request: HttpRequest, point: PointReunion, form: TexteForm, status: int = 200) -> HttpResponse:
    contexte = {
        "point": point,
        "form": form,
        "ecrits": point.ecrits.select_related("par")[:20],
        "retour": adresse(point),
        "fil": fil_vers(point.reunion, (f"Point {point.rang}", "")),
    }
    return render(request, "college/reunions/texte.html", contexte, status=status)


def _etat(request: HttpRequest, point: PointReunion, *, refuse: bool = False) -> HttpResponse:
    """“Enregistré à 14 h 32”, with the revision the next save will be made over."""
    contexte = {"point": point, "enregistre_le": maintenant(), "refuse": refuse}
    return render(request, "college/reunions/_enregistre.html", contexte)


def _veille(request: HttpRequest, point: PointReunion) -> HttpResponse:
    """Asked every few seconds: nothing while the text is the one being read, else who wrote it meanwhile."""
    if request.GET.get("revision") == str(point.revision):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    dernier = point.ecrits.select_related("par").first()
    if dernier is None or dernier.par_id == request.user.pk:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "college/reunions/_ecrit_ailleurs.html", {"point": point, "ecrit": dernier})


def _croise(request: HttpRequest, croise: actions.Croise, mien: str) -> HttpResponse:
    """Both texts, side by side; the one kept is written over the last revision."""
    point = croise.point
    contexte: dict[str, object] = {"point": point, "ecrit": croise.ecrit, "mien": mien}
    if request.htmx:
        # The save that crossed another is told beside the text, which stays as it is typed.
        return render(request, "college/reunions/_ecrit_ailleurs.html", contexte)
    point.reunion = point_visible(request, point.pk).reunion
    form = TexteForm(initial={"texte": mien, "revision": point.revision})
    contexte |= {"form": form, "retour": adresse(point), "fil": fil_vers(point.reunion, (f"Point {point.rang}", ""))}
    return render(request, "college/reunions/croise.html", contexte, status=HTTPStatus.CONFLICT)
