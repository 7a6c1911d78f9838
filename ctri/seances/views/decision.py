"""The text modified in session, then the decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ctri.dossiers import decision, policies
from ctri.dossiers.models import Dossier
from ctri.dossiers.types import type_de
from ctri.seances.actions import decider_seul
from ctri.seances.conduite import contexte_de, texte_mis_aux_voix
from ctri.seances.forms import ChercherForm, TraiterForm
from ctri.seances.models import Decompte, Point
from ctri.seances.parties import Partie, parties
from ctri.seances.policies import verifier_en_seance, verifier_sans_issue
from ctri.seances.tenue import tenue_de
from ctri.seances.views.acces import point_visible
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import jour
from mutualisation.typographie import typographier


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


@require_safe
def texte(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text put to the decision, with what the session made of it: read before it is decided (règle V4)."""
    point, dossier = _projet(request, pk)
    genre = type_de(dossier)
    contexte = {
        "point": point,
        "dossier": dossier,
        "contenu": decision.texte_en_cours(dossier),
        "gabarit_contenu": genre.gabarit,
        "feuille_contenu": genre.feuille,
        "differences": texte_mis_aux_voix(point),
        "fil": _fil(point, "Texte complet"),
    }
    return render(request, "ctri/seances/texte.html", contexte)


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a part of the text, then change it before the decision; the result is checked and shown (règle V4)."""
    point, dossier = _projet(request, pk)
    policies.verifier_modifier_en_seance(request.acteur, dossier)
    verifier_en_seance(request.acteur, point.seance)
    genre, soumise = type_de(dossier), dossier.versions.latest("numero")
    toutes = parties(
        genre.champs_modifiables(soumise.contenu), genre.champs_modifiables(decision.texte_en_cours(dossier))
    )
    seule = len(toutes) == 1
    demande = "1" if seule else request.GET.get("partie", "")
    if demande or request.method == "POST":
        partie = next((p for p in toutes if str(p.rang) == demande), None)
        if partie is None:
            raise Http404("Aucune partie de ce rang.")
        return _retoucher(request, point, dossier, partie, seule=seule)
    filtre = ChercherForm(request.GET)
    recherche = filtre.cleaned_data["q"] if filtre.is_valid() else ""
    contexte = {
        "point": point,
        "filtre": filtre,
        "parties": [p for p in toutes if p.repond_a(recherche)],
        "modifiees": sum(p.modifiee for p in toutes if p.repond_a(recherche)),
        "fil": _fil(point, "Modifier le texte"),
    }
    return render(request, "ctri/seances/modifier.html", contexte)


def _retoucher(request: HttpRequest, point: Point, dossier: Dossier, partie: Partie, *, seule: bool) -> HttpResponse:
    """One part: its fields, the errors at theirs, nothing typed lost."""
    seance = f"{reverse('seance', args=[point.seance_id])}?point={point.rang}"
    retour = seance if seule else reverse("point_modifier", args=[point.pk])
    erreurs: dict[str, str] = {}
    if request.method == "POST":
        vote = _mis_aux_voix(point)
        erreurs = decision.retoucher(dossier=dossier, donnees=request.POST, par=request.acteur)
        if not erreurs:
            efface = vote and not _mis_aux_voix(point)
            suite = " Les voix saisies sur le texte précédent sont effacées." if efface else ""
            messages.success(request, typographier(f"{partie.titre} : le texte à décider est à jour.{suite}"))
            return redirect(retour)
    contexte = {
        "point": point,
        "partie": partie,
        "champs": [
            {"champ": c, "valeur": request.POST.get(c.cle, c.valeur), "erreur": erreurs.get(c.cle, "")}
            for c in partie.champs
        ],
        "erreurs": erreurs,
        "retour": retour,
        "fil": _fil(point, partie.titre),
    }
    return render(request, "ctri/seances/retoucher.html", contexte, status=400 if erreurs else 200)


def _mis_aux_voix(point: Point) -> bool:
    return point.voix.exists() or Decompte.objects.filter(point=point).exists()


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
    refuse: Refus | None = None
    if request.method == "POST":
        try:
            verifier_sans_issue(point)
            if "confirme" in request.POST:
                return _constater(request, point, acte, motif)
            decision.verifier_saisie(dossier, acte, motif)
        except Refus as refus:
            refuse = refus
    contexte = contexte_de(point.seance, str(point.rang), request.acteur)
    verbe = "Prendre" if contexte["tenue"].seul else "Constater"
    contexte |= {
        "tient": True,
        "acte_choisi": acte,
        "motif_saisi": motif,
        "erreur_motif": refuse.raison if refuse and refuse.champ == "motif" else "",
        "erreur_decision": refuse.raison if refuse and refuse.champ != "motif" else "",
        "differences": texte_mis_aux_voix(point),
        "form_traiter": TraiterForm(point=point),
        "confirmer": bool(acte) and refuse is None,
        "fil": _fil(point, f"{verbe} la décision"),
    }
    return render(request, "ctri/seances/decider.html", contexte, status=400 if refuse else 200)


def _constater(request: HttpRequest, point: Point, acte: str, motif: str) -> HttpResponse:
    seul = tenue_de(point.seance).seul
    constater = decider_seul if seul else decision.decider
    prise = constater(point=point, acte=acte, motif=motif, par=request.acteur)
    etat = point.seance.region.schema.etats.libelle(prise.issue).lower()
    if seul:
        messages.success(request, typographier(f"Décision prise : {etat}. Elle est rendue à qui la proposait."))
        return redirect("dossier", pk=point.dossier_id)
    messages.success(request, typographier(f"Décision constatée sur le point {point.rang} : {etat}."))
    return redirect("seance", pk=point.seance_id)
