"""Screens of minutes: read, write a paragraph, circulate, take back, approve."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ctri.releves import actions, policies
from ctri.releves.etats import EtatReleve
from ctri.releves.forms import ParagrapheForm
from ctri.releves.lecture import approbation_en_mots, contenu_lu, lit_tout
from ctri.releves.models import DOCUMENT_RELEVE, Paragraphe, Releve
from mutualisation.acces import objet_ou_404, situer
from mutualisation.confirmation import demander_confirmation
from mutualisation.documents.models import Document
from mutualisation.journal.actions import historique
from mutualisation.refus import raison
from mutualisation.templatetags.francais import compte, heure, jour


def _visible(request: HttpRequest, pk: int) -> Releve:
    visibles = Releve.objects.visibles_par(request.acteur)
    releve = objet_ou_404(visibles.select_related("seance__region", "region", "approuve_par", "approuve_a"), pk=pk)
    situer(request, releve.region)
    return releve


def _fil(releve: Releve, *suite: str) -> list[tuple[str, str]]:
    v, seance = releve.region.vocabulaire, releve.seance
    return [
        (v.comite.court.Nom, reverse("comite", args=[releve.region_id])),
        (f"{v.seance.Nom} du {jour(seance.debut)}", reverse("seance", args=[seance.pk])),
        (v.compte_rendu.Nom, reverse("releve", args=[releve.pk]) if suite else ""),
        *((titre, "") for titre in suite),
    ]


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes: composed from the session while they are a draft, frozen once approved."""
    releve = _visible(request, pk)
    contenu, entier = contenu_lu(releve, request.acteur), lit_tout(request.acteur, releve.region)
    redige = not raison(lambda: policies.verifier_rediger(request.acteur, releve))
    textes = {p.point_id: p.pk for p in releve.paragraphes.all()} if redige else {}
    seul = policies.seul_membre(releve.seance)
    contexte: dict[str, Any] = {
        "releve": releve,
        "c": contenu,
        "entier": entier,
        "points": [(point, textes.get(point["pk"])) for point in contenu["points"]],
        "paragraphe_general": textes.get(None),
        "redige": redige,
        "decisions": sum(bool(point["decision"]) for point in contenu["points"]),
        "seul": seul,
        "adresse": not seul and not raison(lambda: policies.verifier_passage(request.acteur, releve, "adresser")),
        "corrige": not seul and not raison(lambda: policies.verifier_passage(request.acteur, releve, "corriger")),
        "peut_approuver": seul and releve.etat != EtatReleve.APPROUVE,
        "refus_approuver": raison(lambda: policies.verifier_approuver_seul(request.acteur, releve)) if seul else "",
        "approbation": approbation_en_mots(releve),
        "document": Document.objects.filter(genre=DOCUMENT_RELEVE, source_id=releve.pk).first() if entier else None,
        "actes": historique(releve),
        "fil": _fil(releve),
    }
    return render(request, "ctri/releves/lire.html", contexte)


def rediger(request: HttpRequest, pk: int) -> HttpResponse:
    """One paragraph; written by someone else meanwhile, both texts are shown and nothing typed is lost."""
    lus = Paragraphe.objects.filter(releve__in=Releve.objects.visibles_par(request.acteur))
    paragraphe = objet_ou_404(lus.select_related("releve__seance", "releve__region", "point"), pk=pk)
    releve = paragraphe.releve
    situer(request, releve.region)
    policies.verifier_rediger(request.acteur, releve)
    initial = {"texte": paragraphe.texte, "edition": paragraphe.edition}
    form = ParagrapheForm(request.POST if request.method == "POST" else None, initial=initial)
    conflit: Paragraphe | None = None
    if request.method == "POST" and form.is_valid():
        try:
            paragraphe = actions.rediger(paragraphe=paragraphe, par=request.acteur, **form.cleaned_data)
        except actions.ParagrapheModifie as modifie:
            conflit = modifie.paragraphe
            # Sending again what is shown keeps one's own text, knowingly.
            donnees = {"texte": form.cleaned_data["texte"], "edition": conflit.edition}
            form = ParagrapheForm(initial=donnees)
        else:
            messages.success(request, f"Texte enregistré à {heure(paragraphe.le)}.")
            return redirect(_ancre(paragraphe))
    titre = f"Point {paragraphe.point.rang}. {paragraphe.point.titre}" if paragraphe.point else "Texte général"
    contexte = {
        "form": form,
        "releve": releve,
        "titre": titre,
        "conflit": conflit,
        "retour": _ancre(paragraphe),
        "fil": _fil(releve, titre),
    }
    return render(request, "ctri/releves/rediger.html", contexte, status=409 if conflit else 200)


def _ancre(paragraphe: Paragraphe) -> str:
    ancre = f"#point-{paragraphe.point.rang}" if paragraphe.point else "#general"
    return reverse("releve", args=[paragraphe.releve_id]) + ancre


@require_http_methods(["GET", "HEAD", "POST"])
def adresser(request: HttpRequest, pk: int) -> HttpResponse:
    """Circulate the draft, once its readers are known."""
    releve = _visible(request, pk)
    mots = releve.region.vocabulaire
    nombre = compte(releve.seance.presences.filter(voix=True).count(), "membre,membres")
    if request.method == "POST":
        actions.adresser(releve=releve, par=request.acteur)
        messages.success(request, f"{mots.compte_rendu.Le} est adressé{mots.compte_rendu.e} à {nombre}.")
        return redirect("releve", pk=pk)
    policies.verifier_passage(request.acteur, releve, "adresser")
    return demander_confirmation(
        request,
        titre=f"Adresser {mots.compte_rendu.le} aux membres",
        effet=f"{nombre} le reçoivent pour relecture. Son texte ne change plus, sauf à le reprendre ; "
        f"{mots.seance.le} suivante l’approuve.",
        bouton="Adresser aux membres",
        retour=reverse("releve", args=[pk]),
        fil=_fil(releve, "Adresser aux membres"),
    )


@require_POST
def corriger(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to a draft."""
    releve = actions.corriger(releve=_visible(request, pk), par=request.acteur)
    mot = releve.region.vocabulaire.compte_rendu
    messages.success(request, f"{mot.Le} est de nouveau en projet : corrigez, puis adressez-le aux membres.")
    return redirect("releve", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def approuver(request: HttpRequest, pk: int) -> HttpResponse:
    """The one head of the committee approves, after the effect was read."""
    releve = _visible(request, pk)
    mot = releve.region.vocabulaire.compte_rendu
    if request.method == "POST":
        actions.approuver_seul(releve=releve, par=request.acteur)
        messages.success(request, f"{mot.Le} {releve.numero} est approuvé{mot.e} et figé{mot.e}.")
        return redirect("releve", pk=pk)
    policies.verifier_approuver_seul(request.acteur, releve)
    return demander_confirmation(
        request,
        titre=f"Approuver {mot.le} {releve.numero}",
        effet="Votre approbation est un acte daté. Le texte est figé, numéroté, et son PDF produit ; "
        "rien ne le modifie ensuite.",
        bouton=f"Approuver {mot.le}",
        retour=reverse("releve", args=[pk]),
        fil=_fil(releve, "Approuver"),
    )
