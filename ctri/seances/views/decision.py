"""The text modified in session, then the decision."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ctri.dossiers import decision, policies
from ctri.dossiers.models import Dossier
from ctri.dossiers.types import type_de
from ctri.seances.conduite import contexte_de, texte_mis_aux_voix
from ctri.seances.forms import TraiterForm
from ctri.seances.models import Point
from ctri.seances.policies import verifier_en_seance
from ctri.seances.views.seance import point_visible
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import jour


def _projet(request: HttpRequest, pk: int) -> tuple[Point, Dossier]:
    """A point that carries a proposal; otherwise there is nothing to decide."""
    point = point_visible(request, pk)
    if point.dossier is None:
        raise Refus("Ce point ne porte aucun projet à décider.")
    return point, point.dossier


def _fil(point: Point, titre: str) -> list[tuple[str, str]]:
    v = point.seance.region.vocabulaire
    return [
        (v.comite.court.Nom, reverse("comite", args=[point.seance.region_id])),
        (
            f"{v.seance.Nom} du {jour(point.seance.debut)}",
            f"{reverse('seance', args=[point.seance_id])}?point={point.rang}",
        ),
        (titre, ""),
    ]


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter modifications before the decision; the result is checked and shown as a diff (règle V4)."""
    point, dossier = _projet(request, pk)
    policies.verifier_modifier_en_seance(request.acteur, dossier)
    verifier_en_seance(request.acteur, point.seance)
    genre = type_de(dossier)
    version = dossier.versions.latest("numero")
    en_cours = getattr(dossier, "modification", None)
    contenu: dict[str, Any] = en_cours.contenu if en_cours else version.contenu
    erreurs: dict[str, str] = {}
    if request.method == "POST":
        contenu, erreurs = genre.modifier(version.contenu, request.POST)
        if not erreurs:
            decision.enregistrer_modification(dossier=dossier, contenu=contenu, par=request.acteur)
            messages.success(request, "Le texte mis aux voix est à jour. Un vote déjà saisi est à reprendre.")
            return redirect(f"{reverse('seance', args=[point.seance_id])}?point={point.rang}")
    champs: list[dict[str, Any]] = [
        {"champ": c, "valeur": request.POST.get(c.cle, c.valeur), "erreur": erreurs.get(c.cle, "")}
        for c in genre.champs_modifiables(contenu if not erreurs else version.contenu)
    ]
    groupes = [(titre, list(lignes)) for titre, lignes in groupby(champs, key=lambda ligne: ligne["champ"].groupe)]
    contexte = {
        "point": point,
        "dossier": dossier,
        "groupes": groupes,
        "erreurs": erreurs,
        "fil": _fil(point, "Modifier le texte"),
    }
    return render(request, "ctri/seances/modifier.html", contexte, status=400 if erreurs else 200)


@require_POST
def abandonner(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the submitted text."""
    point, dossier = _projet(request, pk)
    version = dossier.versions.latest("numero")
    decision.enregistrer_modification(dossier=dossier, contenu=version.contenu, par=request.acteur)
    messages.success(request, "Retour au texte soumis.")
    return redirect(f"{reverse('seance', args=[point.seance_id])}?point={point.rang}")


def decider(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the effect, then state the decision; what was typed is kept when it is refused."""
    point, dossier = _projet(request, pk)
    verifier_en_seance(request.acteur, point.seance)
    acte = request.POST.get("acte", "")
    motif = request.POST.get("motif", "").strip()
    erreur = ""
    if request.method == "POST" and "confirme" in request.POST:
        try:
            prise = decision.decider(point=point, acte=acte, motif=motif, par=request.acteur)
        except Refus as refus:
            erreur = refus.raison
        else:
            etat = dossier.region.schema.etats.libelle(prise.issue)
            messages.success(request, f"Décision constatée sur le point {point.rang} : {etat.lower()}.")
            return redirect("seance", pk=point.seance_id)
    contexte = contexte_de(point.seance, str(point.rang)) | {
        "tient": True,
        "acte_choisi": acte,
        "motif_saisi": motif,
        "erreur_decision": erreur,
        "differences": texte_mis_aux_voix(point),
        "form_traiter": TraiterForm(),
        "confirmer": bool(acte) and not erreur,
        "fil": _fil(point, "Constater la décision"),
    }
    return render(request, "ctri/seances/decider.html", contexte, status=400 if erreur else 200)
