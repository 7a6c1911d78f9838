"""Screens of the college: who belongs to it, its meetings, its opinions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from college.membres.composition import associes, journee, membres_de_droit
from college.reunions import actions, policies
from college.reunions.forms import AvisForm, EcartForm, ReunionForm
from college.reunions.models import Avis, EtatReunion, PresenceReunion, Reunion
from mutualisation.acces import objet_ou_404, region_visible, situer
from mutualisation.confirmation import demander_confirmation
from mutualisation.journal.actions import historique
from mutualisation.mandats.droits import Droit
from mutualisation.refus import raison
from mutualisation.templatetags.francais import compte, jour
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def _fil(region: Region, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    nom = region.vocabulaire.college.Nom
    return [(nom, reverse("college", args=[region.pk]) if suite else ""), *suite]


@require_safe
def college(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Members by right today, associated professionals, meetings."""
    region = region_visible(request, region_pk)
    jour_civil = aujourdhui(region.fuseau)
    reunions = Reunion.objects.visibles_par(request.acteur).filter(region=region)
    contexte = {
        "region": region,
        "jour": jour_civil,
        "membres": membres_de_droit(region, journee(jour_civil)),
        "associes": associes(region, journee(jour_civil)),
        "reunions": reunions.prefetch_related("avis__dossier")[:20],
        "du_college": request.acteur.peut(Droit.CONTRIBUER, region) or policies.peut_presider(request.acteur, region),
        "preside": policies.peut_presider(request.acteur, region),
        "fil": _fil(region),
    }
    return render(request, "college/reunions/college.html", contexte)


def prevoir(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Set a meeting."""
    region = region_visible(request, region_pk)
    policies.verifier_presider(request.acteur, region)
    form = ReunionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reunion = actions.prevoir(region=region, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"Réunion du {jour(reunion.date)} prévue : personne n’est encore prévenu.")
        return redirect("reunion", pk=reunion.pk)
    contexte = {"form": form, "region": region, "fil": _fil(region, ("Nouvelle réunion", ""))}
    return render(request, "college/reunions/prevoir.html", contexte)


def reunion_visible(request: HttpRequest, pk: int) -> Reunion:
    """A meeting this person may know of; the frame then speaks its scheme's words."""
    reunion = objet_ou_404(Reunion.objects.visibles_par(request.acteur).select_related("region"), pk=pk)
    situer(request, reunion.region)
    return reunion


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """A meeting: attendance, opinions, history."""
    reunion = reunion_visible(request, pk)
    contexte = _participants(reunion) | {
        "reunion": reunion,
        "avis": reunion.avis.select_related("dossier"),
        "etats": PresenceReunion.Etat.choices,
        "modifiable": not raison(lambda: policies.verifier_modifier(request.acteur, reunion)),
        "refus_tenir": raison(lambda: policies.verifier_tenir(request.acteur, reunion)),
        "actes": historique(reunion),
        "fil": _fil(reunion.region, (f"Réunion du {jour(reunion.date)}", "")),
    }
    return render(request, "college/reunions/lire.html", contexte)


def _participants(reunion: Reunion) -> dict[str, Any]:
    """Everyone expected that day, with the attendance recorded; a held meeting shows only what was recorded."""
    pointes = {p.agent_id: p for p in reunion.presences.select_related("agent")}
    if reunion.etat == EtatReunion.TENUE:
        return {"lignes": [(p.agent, p.etat, p.get_etat_display()) for p in pointes.values()]}
    du_jour = journee(reunion.date)
    agents = [m.agent for m in membres_de_droit(reunion.region, du_jour)]
    agents += [a.agent for a in associes(reunion.region, du_jour)]
    return {"lignes": [(a, pointes[a.pk].etat if a.pk in pointes else "", "") for a in agents]}


@require_POST
def pointer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record attendance: fields `presence-<agent>`."""
    reunion = reunion_visible(request, pk)
    attendus = {agent.pk for agent, _, _ in _participants(reunion)["lignes"]}
    restants = PresenceReunion.Etat.PRESENT.value if "restants_presents" in request.POST else ""
    saisies = {agent: request.POST.get(f"presence-{agent}") or restants for agent in attendus}
    presences = {agent: etat for agent, etat in saisies.items() if etat}
    actions.pointer(reunion=reunion, presences=presences, par=request.acteur)
    messages.success(request, "Présences enregistrées.")
    return redirect("reunion", pk=pk)


def avis(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an opinion."""
    reunion = reunion_visible(request, pk)
    policies.verifier_modifier(request.acteur, reunion)
    form = AvisForm(request.POST or None, reunion=reunion, initial={"dossier": request.GET.get("dossier")})
    if request.method == "POST" and form.is_valid():
        actions.rendre_avis(reunion=reunion, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Avis enregistré. Il vaut dès que la réunion est tenue.")
        return redirect("reunion", pk=pk)
    suite = ((f"Réunion du {jour(reunion.date)}", reverse("reunion", args=[pk])), ("Avis", ""))
    contexte = {"form": form, "reunion": reunion, "fil": _fil(reunion.region, *suite)}
    return render(request, "college/reunions/avis.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def tenir(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting took place: said after its effect was read, since nothing undoes it."""
    reunion = reunion_visible(request, pk)
    if request.method == "POST":
        actions.tenir(reunion=reunion, par=request.acteur)
        messages.success(request, "La réunion est tenue : présences et avis sont figés.")
        return redirect("reunion", pk=pk)
    policies.verifier_tenir(request.acteur, reunion)
    figes = [
        compte(reunion.presences.count(), "présence pointée,présences pointées"),
        compte(reunion.avis.count(), "avis rendu,avis rendus"),
    ]
    retour = reverse("reunion", args=[pk])
    return demander_confirmation(
        request,
        titre=f"Déclarer tenue la réunion du {jour(reunion.date)}",
        effet=f"{' et '.join(figes)} : plus rien n’y changera. Les textes examinés peuvent alors être soumis.",
        bouton="La réunion est tenue",
        retour=retour,
        fil=_fil(reunion.region, (f"Réunion du {jour(reunion.date)}", retour), ("Réunion tenue", "")),
    )


def s_ecarter(request: HttpRequest, pk: int) -> HttpResponse:
    """Depart from an opinion, with a reason."""
    choisi = objet_ou_404(Avis.objects.select_related("dossier__region", "reunion"), pk=pk)
    reunion_visible(request, choisi.reunion_id)
    policies.verifier_s_ecarter(request.acteur, choisi)
    form = EcartForm(request.POST or None, initial={"motif": choisi.ecart})
    if request.method == "POST" and form.is_valid():
        actions.s_ecarter(avis=choisi, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Motif enregistré : il sera joint au dossier avec l’avis.")
        return redirect("reunion", pk=choisi.reunion_id)
    contexte = {"form": form, "avis": choisi, "fil": _fil(choisi.dossier.region, ("S’écarter de l’avis", ""))}
    return render(request, "college/reunions/ecart.html", contexte)
