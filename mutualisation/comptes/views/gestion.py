"""Accounts of others, for those who manage mandates."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutualisation.acces import objet_ou_404
from mutualisation.comptes import actions, policies
from mutualisation.comptes.forms import FermetureForm, InvitationForm, RechercheForm
from mutualisation.comptes.mandats import mandats_de
from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.actions import historique
from mutualisation.refus import raison

PAR_PAGE = 25
_FIL = ("Comptes", "/comptes/")
# What is remembered of the mails sent to an account.
COURRIELS_MONTRES = 5
_INVITE = "L’invitation va partir à {email}. Son lien sera valable une semaine."


@require_safe
def comptes(request: HttpRequest) -> HttpResponse:
    policies.verifier_gerer_comptes(request.acteur)
    recherche = RechercheForm(request.GET)
    trouves = Utilisateur.objects.visibles_par(request.acteur)
    if recherche.is_valid() and (q := recherche.cleaned_data["q"]):
        trouves = trouves.filter(Q(nom__icontains=q) | Q(prenom__icontains=q) | Q(email__icontains=q))
    page = Paginator(trouves, PAR_PAGE).get_page(request.GET.get("page"))
    return render(request, "comptes/comptes.html", {"page": page, "recherche": recherche, "fil": [("Comptes", "")]})


@require_http_methods(["GET", "HEAD", "POST"])
def nouveau(request: HttpRequest) -> HttpResponse:
    policies.verifier_gerer_comptes(request.acteur)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        compte = actions.inviter(**form.cleaned_data, par=request.acteur)
        messages.success(request, _INVITE.format(email=compte.email))
        return redirect("compte", compte.pk)
    return render(request, "comptes/nouveau.html", {"form": form, "fil": [_FIL, ("Nouveau compte", "")]})


@require_safe
def compte(request: HttpRequest, pk: int) -> HttpResponse:
    vu = _compte(request, pk)
    contexte = {
        "compte": vu,
        "mandats": mandats_de(vu),
        "actes": historique(vu)[:50],
        "courriels": vu.courriels.all()[:COURRIELS_MONTRES],
        "refus_inviter": raison(lambda: policies.verifier_inviter_de_nouveau(request.acteur, vu)),
        "refus_fermer": raison(lambda: policies.verifier_fermer(request.acteur, vu)),
        "fil": [_FIL, (vu.affiche, "")],
    }
    return render(request, "comptes/compte.html", contexte)


@require_POST
def inviter_de_nouveau(request: HttpRequest, pk: int) -> HttpResponse:
    vu = _compte(request, pk)
    actions.inviter_de_nouveau(vu, par=request.acteur)
    messages.success(request, _INVITE.format(email=vu.email))
    return redirect("compte", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def fermer(request: HttpRequest, pk: int) -> HttpResponse:
    vu = _compte(request, pk)
    policies.verifier_fermer(request.acteur, vu)
    form = FermetureForm(request.POST or None)
    if form.is_valid():
        actions.fermer(vu, motif=form.cleaned_data["motif"], par=request.acteur)
        messages.success(request, f"Le compte de {vu.affiche} est fermé : il ne permet plus de se connecter.")
        return redirect("compte", pk)
    fil = [_FIL, (vu.affiche, reverse("compte", args=[pk])), ("Fermer", "")]
    return render(request, "comptes/fermer.html", {"form": form, "compte": vu, "fil": fil})


@require_POST
def rouvrir(request: HttpRequest, pk: int) -> HttpResponse:
    vu = _compte(request, pk)
    actions.rouvrir(vu, par=request.acteur)
    messages.success(request, f"Le compte de {vu.affiche} est rouvert.")
    return redirect("compte", pk)


def _compte(request: HttpRequest, pk: int) -> Utilisateur:
    return objet_ou_404(Utilisateur.objects.visibles_par(request.acteur), pk=pk)
