"""The questions of a region."""

from __future__ import annotations

import re

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ctri.saisines import liste
from ctri.saisines.cotes import menees_par
from ctri.saisines.forms import FiltreForm
from ctri.saisines.models import Saisine, SaisineQuerySet
from ctri.saisines.views.acces import fil_de_la_liste, region_avec_college
from mutualisation.temps import aujourdhui

PAR_PAGE = 20
_RANG = re.compile(r"(\d{4})-(\d{1,4})$")


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Tabs and filters are in the address; the counts of the tabs follow the filters."""
    region = region_avec_college(request, region_pk)
    jour = aujourdhui(region.fuseau)
    filtre = FiltreForm(request.GET, region=region)
    vue = filtre.choix.get("vue", liste.A_TRAITER)
    vue = vue if vue in liste.VUES else liste.A_TRAITER
    saisines = _filtrees(Saisine.objects.visibles_par(request.acteur).filter(region=region), filtre)
    onglets = liste.onglets(saisines, region, jour)
    choisies = liste.ranger(saisines.filter(liste.condition(vue, jour))).defer("question", "reponse")
    page = Paginator(choisies, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "region": region,
        "filtre": filtre,
        "filtree": bool(filtre.choix.keys() - {"vue"}),
        "vue": vue,
        "onglets": onglets,
        "page": page,
        "lignes": liste.lignes(request.acteur, region, page.object_list, jour),
        "demande": bool(menees_par(request.acteur, region)),
        "fil": fil_de_la_liste(region),
    }
    return render(request, "ctri/saisines/liste.html", contexte)


def _filtrees(saisines: SaisineQuerySet, filtre: FiltreForm) -> SaisineQuerySet:
    """By direction, by words of the title or by number (“2027-04”, with or without its letters)."""
    if sens := filtre.choix.get("sens"):
        saisines = saisines.filter(sens=sens)
    if q := filtre.choix.get("q"):
        critere = Q(objet__icontains=q)
        if rang := _RANG.search(q.strip()):
            critere |= Q(annee=int(rang[1]), numero=int(rang[2]))
        saisines = saisines.filter(critere)
    return saisines
