"""Following a document, fetching its file, asking for it again. Whoever may not see the object gets 404."""

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from mutualisation.acces import objet_ou_404, situer
from mutualisation.documents import actions
from mutualisation.documents.depot import perdu
from mutualisation.documents.fabriques import fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.policies import peut_voir
from mutualisation.documents.suivi import Suivi
from mutualisation.temps import maintenant


def _document_visible(request: HttpRequest, pk: int) -> Document:
    document = objet_ou_404(Document.objects.select_related("demande_par"), pk=pk)
    if not peut_voir(request.acteur, document):
        raise Http404
    if document.region is not None:
        situer(request, document.region)
    return document


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one document; without script it reloads by itself until told not to."""
    document = _document_visible(request, pk)
    suivi = Suivi(document, maintenant())
    adresse = fabrique(document.genre).adresse
    contexte = {
        "document": document,
        "suivi": suivi,
        "recharge": suivi.actif and request.GET.get("suivre") != "non",
        "origine": adresse(document.source_id) if adresse else "",
        "contact": settings.CONTACT_APPUI,
        "fil": [(document.nom, "")],
    }
    return render(request, "documents/document.html", contexte)


@require_safe
@cache_control(no_store=True)
def suivi(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of a page that changes; `vu` is the state already shown, so that each one is announced once."""
    return _fragment(request, _document_visible(request, pk))


def _fragment(request: HttpRequest, document: Document) -> HttpResponse:
    suivi = Suivi(document, maintenant())
    contexte = {"document": document, "suivi": suivi, "annonce": suivi.etat != request.GET.get("vu")}
    return render(request, "documents/_fragment.html", contexte)


@require_safe
@cache_control(private=True, no_cache=True)
def fichier(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file itself. It never changes, but the right to read it may end: it is asked for each time.

    A file the storage has lost leads to the page that says so: reading makes nothing again.
    """
    document = _document_visible(request, pk)
    if document.etat != Etat.PRET:
        raise Http404
    if perdu(document):
        return redirect("document", pk=document.pk)
    maker = fabrique(document.genre)
    return FileResponse(
        document.fichier.open("rb"),
        as_attachment=True,
        filename=f"{document.nom}.{maker.extension}",
        content_type=maker.type_contenu,
    )


@require_POST
def relancer(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again at once."""
    document = actions.relancer(document=_document_visible(request, pk), par=request.acteur)
    if request.htmx:
        return _fragment(request, document)
    messages.success(request, f"{document.nom}\N{NO-BREAK SPACE}: nouvel essai demandé.")
    return redirect("document", pk=document.pk)
