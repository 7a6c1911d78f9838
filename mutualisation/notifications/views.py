"""My notifications, and which of them I want by mail."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutualisation.acces import objet_ou_404
from mutualisation.contexte import region_courante
from mutualisation.notifications import actions
from mutualisation.notifications.familles import Famille, familles_de, libelle
from mutualisation.notifications.forms import NON_LUES, FiltreForm, PreferencesForm
from mutualisation.notifications.models import Notification
from mutualisation.notifications.preferences import preferences_de
from mutualisation.notifications.redaction import genres_de, lire
from mutualisation.templatetags.francais import compte

PAR_PAGE = 25
SANS_OBJET = "Cette notification ne vous concerne plus."


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Latest first; each leads to what it speaks of."""
    siennes = Notification.objects.visibles_par(request.acteur)
    filtre = FiltreForm(request.GET, familles=_familles(request))
    choix = filtre.choix
    trouvees = siennes.non_lues() if choix.get("etat") == NON_LUES else siennes
    if famille := choix.get("famille"):
        trouvees = trouvees.filter(genre__in=genres_de(famille))
    page = Paginator(trouvees.order_by("-cree_le", "-pk"), PAR_PAGE).get_page(request.GET.get("page"))
    lignes = lire(request.acteur, page.object_list)
    contexte = {
        "page": page,
        "filtre": filtre,
        "filtree": any(choix.values()),
        "lignes": [(notification, lignes.get(notification.pk)) for notification in page.object_list],
        "sans_objet": SANS_OBJET,
        "famille": choix.get("famille", ""),
        # Counted together: those that come while the page is read are not marked by its button.
        **trouvees.non_lues().order_by().aggregate(non_lues=Count("pk"), derniere=Max("pk", default=0)),
        "fil": [("Notifications", "")],
    }
    return render(request, "notifications/liste.html", contexte)


@require_POST
def lue(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, from the list, to which one comes back."""
    notification = objet_ou_404(Notification.objects.visibles_par(request.acteur), pk=pk)
    actions.marquer_lue(notification=notification, par=request.acteur)
    messages.success(request, "Notification marquée comme lue : elle ne partira plus par courriel.")
    return redirect(_retour(request))


@require_POST
def toutes_lues(request: HttpRequest) -> HttpResponse:
    """Those that were on the list when the button was pressed; what came since stays to be read."""
    dernier, famille = request.POST.get("jusqu_a", ""), request.POST.get("famille", "")
    nombre = actions.tout_marquer(
        jusqu_a=int(dernier) if dernier.isdecimal() else 0,
        genres=genres_de(famille) if famille else None,
        par=request.acteur,
    )
    dites = compte(nombre, "notification marquée comme lue,notifications marquées comme lues")
    messages.success(request, f"{dites}.")
    return redirect(_retour(request))


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """What goes by mail; the site shows everything."""
    actuelles = preferences_de(request.acteur.utilisateur.pk)
    form = PreferencesForm(request.POST or None, familles=_familles(request), actuelles=actuelles)
    if request.method == "POST":
        form = PreferencesForm(request.POST, familles=_familles(request), actuelles=actuelles)
        if form.is_valid():
            actions.choisir(par_courriel=form.choisies, par=request.acteur)
            messages.success(request, _effet(sum(form.choisies.values())))
            return redirect("notifications_preferences")
    fil = [("Mon compte", reverse("mon_compte")), ("Notifications par courriel", "")]
    return render(request, "notifications/preferences.html", {"form": form, "fil": fil})


def _effet(nombre: int) -> str:
    if not nombre:
        return "C’est enregistré : plus rien ne vous parviendra par courriel, sauf les convocations et les urgences."
    genres = compte(nombre, "genre de notification vous parviendra,genres de notifications vous parviendront")
    return f"C’est enregistré : {genres} par courriel."


def _familles(request: HttpRequest) -> list[tuple[Famille, str]]:
    """The families that mean something to this person, in the words of their scheme."""
    region = region_courante(request)
    schema = region.schema if region else None
    return [(famille, libelle(famille, schema)) for famille in familles_de(schema)]


def _retour(request: HttpRequest) -> str:
    """The list as it was filtered; never another site."""
    retour = request.POST.get("retour", "")
    liste_seule = reverse("notifications")
    voulu = retour.startswith(f"{liste_seule}?") and url_has_allowed_host_and_scheme(retour, None)
    return retour if voulu else liste_seule
