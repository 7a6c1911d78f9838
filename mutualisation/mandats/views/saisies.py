"""Appoint, entrust, end: one form each, and everything typed stays when the rules refuse."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mutualisation.comptes.models import Utilisateur
from mutualisation.formulaires import tenter
from mutualisation.mandats import actions, policies
from mutualisation.mandats.conflits import duree
from mutualisation.mandats.forms import AnnulationForm, FinForm, InterimForm, NommerForm, PourAutruiForm
from mutualisation.mandats.models import Mandat
from mutualisation.mandats.roles import qualite_du_mandat, role_de
from mutualisation.mandats.views.perimetre import (
    Perimetre,
    adresse,
    lien,
    mandat_visible,
    ou,
    perimetre_national,
    perimetre_regional,
)
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import date_longue

saisie = require_http_methods(["GET", "HEAD", "POST"])
FIN = (
    "Ses droits se ferment le lendemain du dernier jour. Les délégations et les suppléances données sur ce mandat "
    "tombent avec lui. Le mandat et ses actes restent dans l’historique."
)
ANNULATION = "Ce mandat n’a encore rien ouvert\u00a0: il disparaît de la liste, et le journal en garde la trace."


# ── Appoint ───────────────────────────────────────────────────────────────────


@saisie
def nommer_dans_la_region(request: HttpRequest, region_pk: int) -> HttpResponse:
    return _nommer(request, perimetre_regional(request, region_pk))


@saisie
def nommer_dans_le_dispositif(request: HttpRequest, dispositif_pk: int) -> HttpResponse:
    return _nommer(request, perimetre_national(request, dispositif_pk))


def _nommer(request: HttpRequest, perimetre: Perimetre) -> HttpResponse:
    policies.verifier_gerer(request.acteur, *perimetre)
    dispositif, region = perimetre
    form = NommerForm(request.POST or None, dispositif=dispositif, region=region)
    return _saisir(
        request,
        form,
        lambda: actions.nommer(par=request.acteur, **form.donnees()),
        titre="Nommer une personne",
        phrase="Les droits du rôle s’ouvrent le premier jour et se ferment le lendemain du dernier, d’eux-mêmes.",
        bouton="Enregistrer le mandat",
        perimetre=perimetre,
    )


@saisie
def interim(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Entrust a role for a time, its holder being absent or the post vacant."""
    perimetre = perimetre_regional(request, region_pk)
    policies.verifier_gerer(request.acteur, *perimetre)
    form = InterimForm(request.POST or None, dispositif=perimetre[0], region=perimetre[1])
    return _saisir(
        request,
        form,
        lambda: actions.confier_interim(par=request.acteur, **form.donnees()),
        titre="Confier un intérim",
        phrase="L’autorité confie un rôle pour un temps. S’il a un titulaire, les actes nommeront les deux personnes.",
        bouton="Enregistrer l’intérim",
        perimetre=perimetre,
    )


# ── For someone else ──────────────────────────────────────────────────────────


@saisie
def deleguer(request: HttpRequest, pk: int) -> HttpResponse:
    """Delegation of signature."""
    pour = mandat_visible(request, pk)
    policies.verifier_deleguer(request.acteur, pour, role_de(pour.dispositif, pour.role))
    form = PourAutruiForm(request.POST or None, pour=pour)
    return _saisir(
        request,
        form,
        lambda: actions.deleguer(par=request.acteur, pour=pour, **form.donnees()),
        titre=f"Déléguer la signature de {pour.titulaire.affiche}",
        phrase="La délégation tombe d’elle-même si l’une des deux personnes change de poste.",
        bouton="Enregistrer la délégation",
        perimetre=(pour.dispositif, pour.region),
        retour=reverse("mandat", args=[pk]),
    )


@saisie
def suppleer(request: HttpRequest, pk: int) -> HttpResponse:
    """Standing in for the holder, who keeps the mandate."""
    pour = mandat_visible(request, pk)
    policies.verifier_suppleer(request.acteur, pour, role_de(pour.dispositif, pour.role))
    form = PourAutruiForm(request.POST or None, pour=pour)
    return _saisir(
        request,
        form,
        lambda: actions.suppleer(par=request.acteur, pour=pour, **form.donnees()),
        titre=f"Désigner qui supplée {pour.titulaire.affiche}",
        phrase="La personne suppléée garde son mandat. Les actes nommeront les deux personnes.",
        bouton="Enregistrer la suppléance",
        perimetre=(pour.dispositif, pour.region),
        retour=reverse("mandat", args=[pk]),
    )


def _saisir(
    request: HttpRequest,
    form: forms.Form,
    acte: Callable[[], Mandat],
    *,
    titre: str,
    phrase: str,
    bouton: str,
    perimetre: Perimetre,
    retour: str = "",
) -> HttpResponse:
    """The page of a form that makes a mandate; a refusal comes back on its field."""
    if form.is_valid() and (fait := tenter(form, acte)):
        messages.success(request, _effet(fait))
        return redirect("mandat", fait.pk)
    contexte = {
        "form": form,
        "titre": titre,
        "phrase": phrase,
        "bouton": bouton,
        "retour": retour or adresse(*perimetre),
        "personnes": _personnes(perimetre[1]),
        "gere": policies.peut_gerer(request.acteur, *perimetre),
        "fil": [(ou(perimetre), adresse(*perimetre)), (titre, "")],
    }
    return render(request, "mandats/saisir.html", contexte)


def _effet(fait: Mandat) -> str:
    """What the new mandate opens, and when."""
    jour = aujourdhui(fait.region.fuseau if fait.region else None)
    droits = "sont ouverts" if fait.debut <= jour else f"s’ouvriront le {date_longue(fait.debut)}"
    return f"{fait.titulaire.affiche}\u00a0: {qualite_du_mandat(fait)}, {duree(fait)}. Ses droits {droits}."


def _personnes(region: Region | None) -> QuerySet[Utilisateur]:
    """Suggestions: people already known in the region."""
    if region is None:
        return Utilisateur.objects.none()
    ici = Q(mandats__region=region) | Q(agent__rattachements__service__region=region)
    return Utilisateur.objects.filter(ici, is_active=True).distinct()


# ── End ───────────────────────────────────────────────────────────────────────


@saisie
def finir(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a mandate to an end."""
    vu = mandat_visible(request, pk)
    policies.verifier_terminable(request.acteur, vu)
    form = FinForm(request.POST or None)
    fait: Mandat | None = None
    if form.is_valid():
        fait = tenter(form, lambda: actions.mettre_fin(par=request.acteur, mandat=vu, **form.cleaned_data))
    if fait is not None:
        fin = date_longue(form.cleaned_data["dernier_jour"])
        messages.success(request, f"Le mandat de {vu.titulaire.affiche} prend fin le {fin} au soir.")
        return redirect("mandat", pk)
    return _terminer(request, vu, form, "Mettre fin au mandat", FIN)


@saisie
def annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a mandate that has not begun."""
    vu = mandat_visible(request, pk)
    policies.verifier_annuler(request.acteur, vu)
    form = AnnulationForm(request.POST or None)
    if form.is_valid():
        retour = adresse(vu.dispositif, vu.region)
        actions.annuler(par=request.acteur, mandat=vu, motif=form.cleaned_data["motif"])
        messages.success(
            request, f"Le mandat à venir de {vu.titulaire.affiche} est annulé\u00a0: il n’ouvrira aucun droit."
        )
        return redirect(retour)
    return _terminer(request, vu, form, "Annuler le mandat à venir", ANNULATION)


def _terminer(request: HttpRequest, vu: Mandat, form: forms.Form, titre: str, phrase: str) -> HttpResponse:
    fil = [lien(vu), (vu.titulaire.affiche, reverse("mandat", args=[vu.pk])), (titre, "")]
    contexte = {
        "form": form,
        "mandat": vu,
        "qualite": qualite_du_mandat(vu),
        "titre": titre,
        "phrase": phrase,
        "fil": fil,
    }
    return render(request, "mandats/terminer.html", contexte)
