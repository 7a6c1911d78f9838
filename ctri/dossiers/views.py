"""Screens of a dossier: what is submitted, what it answers, what changed, what was decided, who did what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ctri.comite.membres import un_seul_membre
from ctri.comite.regles import regles_de
from ctri.dossiers import actions, policies
from ctri.dossiers.confidentialite import SansPatientForm
from ctri.dossiers.forms import ConsultationForm, InscrireForm, MotifForm
from ctri.dossiers.lecture import (
    a_decider,
    bande_etats,
    ce_qu_il_advint,
    ce_que_je_peux,
    documents_de,
    ecart_de_cadrage,
    errata_de,
    histoire,
    onglets,
    panneau_service,
)
from ctri.dossiers.models import Dossier, Lecture, Version
from ctri.dossiers.types import type_de
from ctri.seances import actions as actions_de_seance
from ctri.seances.models import Seance
from mutualisation.acces import objet_ou_404, situer
from mutualisation.lectures import noter_lecture
from mutualisation.mandats.droits import Droit
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour
from mutualisation.temps import aujourdhui, maintenant

# Withdrawing or correcting an act is rare and grave: it waits in the panel, not beside the title.
RARES = ("retirer", "corriger")
ONGLETS = ("contenu", "objectifs", "differences", "decision", "historique")


def dossier_visible(request: HttpRequest, pk: int) -> Dossier:
    """The dossier, if this person may know of it; the frame then speaks its scheme's words."""
    dossier = objet_ou_404(Dossier.objects.visibles_par(request.acteur).select_related("region", "remplace"), pk=pk)
    situer(request, dossier.region)
    return dossier


def version_choisie(dossier: Dossier, demande: str | None) -> Version | None:
    """The version asked for in the address, else the latest."""
    versions = dossier.versions.select_related("par")
    if demande and demande.isdigit():
        return objet_ou_404(versions, numero=int(demande))
    return versions.order_by("-numero").first()


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier, one version, one tab; each has its own address and works as a plain link."""
    dossier = dossier_visible(request, pk)
    version = version_choisie(dossier, request.GET.get("version"))
    if version is None:
        return redirect(type_de(dossier).url_redaction(dossier))
    onglet = request.GET.get("onglet", "contenu")
    onglet = onglet if onglet in ONGLETS else "contenu"
    utilisateur = request.user
    noter_lecture(
        request,
        lambda: Lecture.objects.get_or_create(version=version, utilisateur=utilisateur, defaults={"le": maintenant()}),
    )
    return render(request, "ctri/dossiers/lire.html", _contexte(request, dossier, version, onglet))


def _contexte(request: HttpRequest, dossier: Dossier, version: Version, onglet: str) -> dict[str, Any]:
    genre = type_de(dossier)
    versions = list(dossier.versions.select_related("decision__constatee_par", "decision__point__seance"))
    anterieures = [v for v in versions if v.numero < version.numero]
    precedente = anterieures[-1] if anterieures else None
    comparee = next((v for v in anterieures if str(v.numero) == request.GET.get("avec")), precedente)
    differences = genre.differences(comparee.contenu, version.contenu) if comparee else None
    possibles = ce_que_je_peux(request.acteur, dossier)
    return (
        _onglet(request, dossier, version, onglet, _seance(request, dossier))
        | _sort(dossier, version, versions)
        | {
            "dossier": dossier,
            "version": version,
            "versions": versions,
            "anterieures": anterieures,
            "comparee": comparee,
            "differences": differences,
            "titre_avant": f"Version {comparee.numero}, {jour(comparee.le)}" if comparee else "",
            "titre_apres": f"Version {version.numero}, {jour(version.le)}",
            "onglet": onglet,
            "onglets": onglets(dossier, version, differences, onglet),
            "etape_strip": bande_etats(dossier, versions),
            "contenu": version.contenu,
            "gabarit_contenu": genre.gabarit,
            "feuille_contenu": genre.feuille,
            "documents": documents_de(version, genre),
            "exports": genre.exports(version),
            "panneau_service": panneau_service(request.acteur, dossier, version),
            "actes_possibles": possibles,
            "actes_permis": [acte for acte in possibles if not acte.refus and acte.code not in RARES],
            "errata": errata_de(dossier),
            "versions_decidees": [v for v in versions if hasattr(v, "decision")],
            "lecteurs": version.lectures.count(),
            "fil": [
                (dossier.region.vocabulaire.comite.court.Nom, reverse("comite", args=[dossier.region_id])),
                (dossier.titre, ""),
            ],
        }
    )


def _seance(request: HttpRequest, dossier: Dossier) -> Seance | None:
    """The last session this dossier was put to, among those this person may see."""
    seances = Seance.objects.visibles_par(request.acteur).filter(points__dossier=dossier)
    return seances.select_related("region").order_by("-debut").first()


def _sort(dossier: Dossier, version: Version, versions: Sequence[Version]) -> dict[str, Any]:
    """What became of the version read."""
    decision = next((v.decision for v in versions if v.pk == version.pk and hasattr(v, "decision")), None)
    return {
        "mot_fige": f"Figé{dossier.region.vocabulaire.proposition.e}",
        "a_decider": a_decider(dossier, version),
        "ce_qu_il_advint": ce_qu_il_advint(dossier, version, decision),
    }


def _onglet(
    request: HttpRequest, dossier: Dossier, version: Version, onglet: str, seance: Seance | None
) -> dict[str, Any]:
    """What only one tab shows, and the session, of which the head of the page speaks too."""
    commun = {"seance": seance}
    if onglet == "objectifs":
        genre = type_de(dossier)
        reponses = genre.reponses(version.contenu)
        repondus = sum(bool(r.actions) for r in reponses)
        lu = {"reponses": reponses, "repondus": repondus, "resume": genre.resume(version.contenu)}
        return commun | lu | ecart_de_cadrage(dossier, version)
    if onglet == "historique":
        return commun | {"actes": histoire(dossier)}
    if onglet == "decision":
        jour_civil = seance.jour if seance else aujourdhui(dossier.region.fuseau)
        attendues = dossier.region.schema.livrable(dossier.livrable).consultations
        return commun | {
            "regles": regles_de(dossier.region, jour_civil),
            "seul": un_seul_membre(dossier.region, jour_civil),
            "consultations": dossier.consultations.all(),
            "peut_noter_consultation": bool(attendues)
            and not raison(lambda: policies.verifier_noter_consultation(request.acteur, dossier)),
        }
    return commun


def soumettre(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit: freeze and hand over, once the author says no patient can be recognised."""
    dossier = dossier_visible(request, pk)
    policies.verifier_soumettre(request.acteur, dossier)
    form = SansPatientForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        dossier = actions.soumettre(dossier=dossier, par=request.acteur, **form.cleaned_data)
        comite = dossier.region.vocabulaire.comite.court
        messages.success(
            request, f"{dossier.titre}, version {dossier.version} : texte et chiffres figés, remis {comite.au}."
        )
        return redirect("dossier", pk=dossier.pk)
    schema, redaction = dossier.region.schema, type_de(dossier).url_redaction(dossier)
    titre = schema.actes.acte("soumettre").bouton(schema.livrable(dossier.livrable).libelle)
    contexte = {
        "titre": titre,
        "numero": dossier.version + 1,
        "form": form,
        "redaction": redaction,
        "fil": [(dossier.titre, redaction), (titre, "")],
    }
    return render(request, "ctri/dossiers/soumettre.html", contexte, status=400 if form.is_bound else 200)


def inscrire(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a submitted proposal on the agenda of a session."""
    dossier = dossier_visible(request, pk)
    policies.verifier_inscrire(request.acteur, dossier)
    form = InscrireForm(request.POST or None, dossier=dossier)
    if request.method == "POST" and form.is_valid():
        seance = form.cleaned_data["seance"]
        actions_de_seance.inscrire_dossier(
            seance=seance, dossier=dossier, duree=form.cleaned_data["duree"], par=request.acteur
        )
        messages.success(request, f"{dossier.titre} : à l’ordre du jour du {jour(seance.debut)}.")
        return redirect("seance", pk=seance.pk)
    titre = f"Inscrire à {dossier.region.vocabulaire.seance.un}"
    contexte = {"dossier": dossier, "form": form, "titre": titre, "fil": _fil(dossier, titre)}
    return render(request, "ctri/dossiers/inscrire.html", contexte)


@require_POST
def prendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Where one head is the committee: straight to the decision."""
    point = actions_de_seance.prendre(dossier=dossier_visible(request, pk), par=request.acteur)
    return redirect("point_decider", pk=point.pk)


@require_POST
def reprendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Rework a returned or postponed proposal."""
    dossier = actions.reprendre(dossier=dossier_visible(request, pk), par=request.acteur)
    messages.success(
        request, f"Vous reprenez la version {dossier.version + 1}. La version {dossier.version} reste lisible."
    )
    return redirect(type_de(dossier).url_redaction(dossier))


@require_POST
def ouvrir_avenant(request: HttpRequest, pk: int) -> HttpResponse:
    """Start an amendment."""
    avenant = actions.ouvrir_avenant(dossier=dossier_visible(request, pk), par=request.acteur)
    messages.success(request, f"Avenant {avenant.reference} ouvert. L’acte en vigueur ne change pas avant la décision.")
    return redirect(type_de(avenant).url_redaction(avenant))


def retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a validated act, with a reason."""
    dossier = dossier_visible(request, pk)
    policies.verifier_titre(request.acteur, dossier, Droit.TENIR_SEANCE)
    policies.verifier_transition(dossier, "retirer")
    form = MotifForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.retirer(dossier=dossier, par=request.acteur, motif=form.cleaned_data["motif"])
        messages.success(request, f"{dossier.reference} est retiré. Il reste lisible, avec son motif.")
        return redirect("dossier", pk=dossier.pk)
    contexte = {"dossier": dossier, "form": form, "fil": _fil(dossier, "Retirer l’acte")}
    return render(request, "ctri/dossiers/retirer.html", contexte)


def noter_consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a consultation."""
    dossier = dossier_visible(request, pk)
    policies.verifier_noter_consultation(request.acteur, dossier)
    form = ConsultationForm(request.POST or None, dossier=dossier)
    if request.method == "POST" and form.is_valid():
        actions.noter_consultation(dossier=dossier, par=request.acteur, **form.cleaned_data)
        messages.success(request, "L’avis est joint au dossier.")
        return redirect("dossier", pk=dossier.pk)
    contexte = {"dossier": dossier, "form": form, "fil": _fil(dossier, "Joindre un avis")}
    return render(request, "ctri/dossiers/consultation.html", contexte)


def _fil(dossier: Dossier, titre: str) -> list[tuple[str, str]]:
    return [(dossier.titre, reverse("dossier", args=[dossier.pk])), (titre, "")]
