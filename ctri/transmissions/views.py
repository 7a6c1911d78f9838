"""Screens of transmissions: the list, one of them, and sending, after the confirmation of règle C8."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ctri.cycle import prochaine_seance
from ctri.dossiers.confidentialite import SansPatientForm
from ctri.seances.policies import peut_preparer
from ctri.transmissions import actions, liste, policies
from ctri.transmissions.destinataires import destinataires_de
from ctri.transmissions.forms import FiltreForm
from ctri.transmissions.genres import Envoi, Genre, genre_de, genres
from ctri.transmissions.models import Transmission
from ctri.transmissions.suivi import avec_suivi, suivi_de
from mutualisation.acces import objet_ou_404, region_visible, situer
from mutualisation.documents.models import Document
from mutualisation.journal.actions import historique
from mutualisation.lectures import noter_lecture
from mutualisation.refus import raison
from mutualisation.templatetags.francais import compte
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

PAR_PAGE = 25
TITRE = "Transmis pour information"


@require_safe
def lister(request: HttpRequest, region_pk: int) -> HttpResponse:
    """The list; filters and page are in the address. Without college there is none."""
    region = region_visible(request, region_pk)
    if region.schema.college is None:
        raise Http404("Ce dispositif n’a pas de collège.")
    policies.verifier_consulter(request.acteur, region)
    siege = policies.siege(request.acteur, region)
    filtre = FiltreForm(request.GET, region=region, annees=liste.annees(region), siege=siege)
    lues = liste.transmissions(request.acteur, region, filtre.choix)
    page = Paginator(lues, PAR_PAGE).get_page(request.GET.get("page"))
    for transmission in page.object_list:
        transmission.region = region
    contexte = {
        "region": region,
        "filtre": filtre,
        "filtree": bool(filtre.choix),
        "page": page,
        "lignes": [(t, suivi_de(t)) for t in page.object_list],
        "siege": siege,
        "suit": policies.suit(request.acteur, region),
        "fil": _fil(region),
    }
    return render(request, "ctri/transmissions/liste.html", contexte)


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """One transmission; a recipient leaves the mark of their first reading, by the door of `mutualisation.lectures`."""
    visibles = Transmission.objects.visibles_par(request.acteur)
    objet_ou_404(visibles.only("pk"), pk=pk)
    [lue] = avec_suivi(visibles.filter(pk=pk), request.acteur).defer(None).select_related("region", "par", "remplace")
    situer(request, lue.region)
    utilisateur_id = request.user.pk
    noter_lecture(request, lambda: actions.marquer_lue(transmission=lue, utilisateur_id=utilisateur_id))
    return render(request, "ctri/transmissions/lire.html", _page(request, lue))


def _page(request: HttpRequest, transmission: Transmission) -> dict[str, Any]:
    region, acteur = transmission.region, request.acteur
    genre = genre_de(transmission.genre)
    emet = policies.emet(acteur, region)
    return {
        "transmission": transmission,
        "contenu": transmission.contenu,
        "genre": genre,
        "remplacante": Transmission.objects.filter(remplace=transmission).defer("contenu").first(),
        "source": genre.adresse_source(transmission.source_id) if emet else "",
        "suivis": [suivi_de(transmission)] if policies.suit(acteur, region) else [],
        "document": Document.objects.filter(genre=actions.FABRIQUE, source_id=transmission.pk).first(),
        "actes": historique(transmission),
        "fil": _fil(region, transmission.titre),
    } | _ordre_du_jour(request, transmission)


def _ordre_du_jour(request: HttpRequest, transmission: Transmission) -> dict[str, Any]:
    """The next session, for whoever prepares it."""
    if not peut_preparer(request.acteur, transmission.region):
        return {"prepare": False}
    seance = prochaine_seance(transmission.region)
    return {
        "prepare": True,
        "seance": seance,
        "refus_inscrire": raison(lambda: policies.verifier_inscrire(request.acteur, transmission, seance)),
    }


@require_POST
def inscrire(request: HttpRequest, pk: int) -> HttpResponse:
    """One click: a point of information on the next session."""
    visibles = Transmission.objects.visibles_par(request.acteur).select_related("region")
    transmission = objet_ou_404(visibles, pk=pk)
    situer(request, transmission.region)
    point = actions.inscrire_a_l_ordre_du_jour(transmission=transmission, par=request.acteur)
    messages.success(request, f"Point {point.rang} de l’ordre du jour : {point.titre}.")
    return redirect("seance", pk=point.seance_id)


@require_http_methods(["GET", "HEAD", "POST"])
def transmettre(request: HttpRequest, genre: str, source_id: int) -> HttpResponse:
    """Exactly what would leave, who would receive it, and the box of règle C8; nothing leaves before."""
    sorte, envoi = _envoi(request, genre, source_id)
    region = situer(request, envoi.region)
    policies.verifier_transmettre(request.acteur, region)
    form = SansPatientForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        transmission = actions.transmettre(genre=genre, source_id=source_id, par=request.acteur, **form.cleaned_data)
        nombre = compte(transmission.destinataires.count(), "destinataire est prévenu,destinataires sont prévenus")
        messages.success(
            request, f"{transmission.titre} : transmis sous la référence {transmission.reference}. {nombre}."
        )
        return redirect("transmission", pk=transmission.pk)
    contexte = _apercu(request, sorte, envoi, source_id) | {"form": form}
    return render(request, "ctri/transmissions/transmettre.html", contexte, status=400 if form.is_bound else 200)


def _envoi(request: HttpRequest, code: str, source_id: int) -> tuple[Genre, Envoi]:
    """What the kind says may leave; what this person may not know of does not exist."""
    genre = next((g for g in genres() if g.code == code), None)
    envoi = genre.preparer(request.acteur, source_id) if genre else None
    if genre is None or envoi is None:
        raise Http404("Rien à transmettre à cette adresse.")
    return genre, envoi


def _apercu(request: HttpRequest, genre: Genre, envoi: Envoi, source_id: int) -> dict[str, Any]:
    region, v = envoi.region, envoi.region.vocabulaire
    attendus = destinataires_de(region, aujourdhui(region.fuseau), sauf=request.user)
    titre = f"Transmettre {v.terme(genre.terme).le} {v.comite.court.au}"
    nom = typographier(genre.nommer(envoi.contenu))
    source = genre.adresse_source(source_id)
    return {
        "titre": titre,
        "nom": nom,
        "genre": genre,
        "contenu": envoi.contenu,
        "reserve": envoi.reserve,
        "nombre": len(attendus),
        "derniere": Transmission.objects.filter(genre=genre.code, source_id=source_id, remplacee_par=None)
        .defer("contenu")
        .first(),
        "source": source,
        "fil": [(nom, source), (titre, "")],
    }


def _fil(region: Region, titre: str = "") -> list[tuple[str, str]]:
    """The trail of the list, or of one transmission."""
    comite = (region.vocabulaire.comite.court.Nom, reverse("comite", args=[region.pk]))
    if not titre:
        return [comite, (TITRE, "")]
    return [comite, (TITRE, reverse("transmissions", args=[region.pk])), (titre, "")]
