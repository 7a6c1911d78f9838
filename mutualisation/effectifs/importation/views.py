"""Screens of an import: send a file, read its examination, confirm or give up."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.postgres.lookups import Unaccent
from django.core.paginator import Paginator
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Lower
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutualisation.acces import objet_ou_404, situer
from mutualisation.effectifs import policies
from mutualisation.effectifs.forms import FichierForm
from mutualisation.effectifs.importation import actions
from mutualisation.effectifs.importation.colonnes import COLONNES
from mutualisation.effectifs.importation.forms import LignesForm
from mutualisation.effectifs.importation.modele import modele as produire_modele
from mutualisation.effectifs.importation.modele import valeurs_permises
from mutualisation.effectifs.importation.models import ImportAgents, LigneImport
from mutualisation.effectifs.importation.policies import verifier_abandonner, verifier_confirmer
from mutualisation.effectifs.views.commun import Fil, fil, piece_jointe, region_ouverte
from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.journal.actions import historique
from mutualisation.refus import raison
from mutualisation.tableaux import GENRES
from mutualisation.territoire.models import Region

PAR_PAGE = 50
IMPORTS_MONTRES = 20


def _region(request: HttpRequest, pk: int) -> Region:
    """Imports carry names and numbers: only those who keep the region's staff read them."""
    region = region_ouverte(request, pk)
    policies.verifier_gerer_la_region(request.acteur, region)
    return region


def _import(request: HttpRequest, pk: int) -> ImportAgents:
    visibles = ImportAgents.objects.visibles_par(request.acteur).select_related("region", "demande_par", "confirme_par")
    importation = objet_ou_404(visibles, pk=pk)
    situer(request, importation.region)
    policies.verifier_gerer_la_region(request.acteur, importation.region)
    return importation


def _fil(region: Region, *suite: tuple[str, str]) -> Fil:
    return fil(region, ("Importer des agents", reverse("imports", args=[region.pk]) if suite else ""), *suite)


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Send a file; what was sent before."""
    region = _region(request, region_pk)
    form = FichierForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (importation := _envoyer(request, region, form)):
        return redirect("import", importation.pk)
    contexte = {
        "region": region,
        "form": form,
        "imports": region.imports_agents.select_related("demande_par")[:IMPORTS_MONTRES],
        "colonnes": COLONNES,
        "listes": valeurs_permises(region),
        "formats": list(GENRES),
        "fil": _fil(region),
    }
    return render(request, "effectifs/imports.html", contexte)


def _envoyer(request: HttpRequest, region: Region, form: FichierForm) -> ImportAgents | None:
    fichier = form.cleaned_data["fichier"]
    try:
        return actions.demander(par=request.acteur, region=region, nom=fichier.name, octets=fichier.read())
    except FichierRefuse as refus:
        form.add_error("fichier", refus.raison)
        return None


@require_safe
def modele(request: HttpRequest, region_pk: int, format_: str) -> HttpResponse:
    """The empty template."""
    region = _region(request, region_pk)
    if format_ not in GENRES:
        raise Http404("Format inconnu.")
    return piece_jointe(produire_modele(region, format_), "modele-agents", format_)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the examination is, then every line with its verdict."""
    importation = _import(request, pk)
    filtre = LignesForm(request.GET)
    page = Paginator(_lignes(importation, filtre), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "importation": importation,
        "region": importation.region,
        "filtre": filtre,
        "page": page,
        "refus_confirmer": raison(lambda: verifier_confirmer(request.acteur, importation)),
        "refus_abandonner": raison(lambda: verifier_abandonner(request.acteur, importation)),
        "actes": historique(importation),
        "fil": _fil(importation.region, (importation.nom, "")),
    }
    return render(request, "effectifs/import.html", contexte)


def _lignes(importation: ImportAgents, filtre: LignesForm) -> QuerySet[LigneImport]:
    lignes = importation.lignes.order_by("numero")
    if not filtre.is_valid():
        return lignes
    if verdict := filtre.cleaned_data["verdict"]:
        lignes = lignes.filter(verdict=verdict)
    lignes = lignes.alias(cherche=Lower(Unaccent(Concat("nom", Value(" "), "matricule"))))
    for mot in filtre.cleaned_data["q"].split():
        lignes = lignes.filter(cherche__contains=Lower(Unaccent(Value(mot))))
    return lignes


@require_safe
def suivi(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress alone, refreshed while it runs; the whole page once it is over."""
    importation = _import(request, pk)
    reponse = render(request, "effectifs/_avancement.html", {"importation": importation})
    if not importation.en_route:
        reponse["HX-Refresh"] = "true"
    return reponse


@require_POST
def confirmer(request: HttpRequest, pk: int) -> HttpResponse:
    importation = _import(request, pk)
    actions.confirmer(par=request.acteur, importation=importation, empreinte=request.POST.get("empreinte", ""))
    messages.success(request, "Import confirmé\u00a0: l’enregistrement est en cours.")
    return redirect("import", pk)


@require_POST
def abandonner(request: HttpRequest, pk: int) -> HttpResponse:
    importation = _import(request, pk)
    actions.abandonner(par=request.acteur, importation=importation)
    messages.success(
        request, f"Import abandonné\u00a0: rien n’a été enregistré, le fichier {importation.nom} est effacé."
    )
    return redirect("imports", importation.region_id)
