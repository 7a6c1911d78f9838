"""Actions as ordinary pages: creating, changing, copying, moving, deleting, undoing. The grid posts there too."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from college.plans import actions
from college.plans.actions import Bilan
from college.plans.champs import CHAMPS
from college.plans.forms import ActionForm, cellules_du_formulaire, initiales
from college.plans.ligne import GENRES, Ligne
from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire
from college.plans.revisions import revision
from college.plans.travail import Travail, familles
from college.plans.views.acces import action_visible, plan_visible
from ctri.cadrage.models import Objectif
from mutualisation.acces import objet_ou_404
from mutualisation.confirmation import demander_confirmation
from mutualisation.erreurs import veut_json
from mutualisation.refus import Refus
from mutualisation.typographie import typographier

FORMULAIRE = "college/plans/action.html"


@require_http_methods(["GET", "HEAD", "POST"])
def nouvelle(request: HttpRequest, pk: int) -> HttpResponse:
    """A new action: an empty line for the grid, a form without script."""
    plan = plan_visible(request, pk, ecrire=True)
    objectif = _objectif(request, plan)
    if request.method == "POST" and veut_json(request):
        action = actions.ajouter_action(plan=plan, objectif=objectif, par=request.acteur)
        return _vers_la_grille(action, "intitule", "")
    ligne = Ligne(objectif=objectif.pk if objectif else None)
    if request.method != "POST":
        return _formulaire(request, plan, None, ligne, Bilan())
    nouvelle_action, bilan = actions.ajouter_action_remplie(
        plan=plan, objectif=objectif, valeurs=_valeurs(request), par=request.acteur
    )
    if nouvelle_action is None:
        return _formulaire(request, plan, None, ligne, bilan)
    return _apres(request, nouvelle_action, "intitule", f"« {nouvelle_action} » : ajouté à la fin de son objectif.")


@require_http_methods(["GET", "HEAD", "POST"])
def modifier(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    """One action as a form page, with errors at the field and both values of a conflict."""
    action = action_visible(request, pk, action_pk)
    if request.method == "POST":
        return _ecrire(request, action)
    return _formulaire(request, action.plan, action, lire(action), Bilan())


def _valeurs(request: HttpRequest) -> dict[str, Any]:
    return {code: CHAMPS[code].recevoir(request.POST) for code in cellules_du_formulaire()}


def _ecrire(request: HttpRequest, action: Action) -> HttpResponse:
    valeurs = _valeurs(request)
    ecraser = {code for code in valeurs if request.POST.get(f"garder-{code}") == "mienne"}
    abandonner = {code for code in valeurs if request.POST.get(f"garder-{code}") == "autre"}
    bilan = actions.modifier_action(
        action=action,
        valeurs={code: valeur for code, valeur in valeurs.items() if code not in abandonner},
        revisions={code: _entier(request.POST.get(f"revision-{code}", "")) for code in valeurs},
        ecraser=ecraser,
        par=request.acteur,
    )
    if bilan.refus or bilan.conflits:
        return _formulaire(request, action.plan, action, lire(action), bilan)
    return _apres(request, action, "intitule", f"« {action} » : enregistré.")


def _formulaire(
    request: HttpRequest, plan: PlanTravail, action: Action | None, ligne: Ligne, bilan: Bilan
) -> HttpResponse:
    travail = Travail(plan)
    donnees = request.POST if request.method == "POST" else None
    form = ActionForm(donnees, initial=initiales(ligne), choix=travail.choix, familles=familles(travail))
    if donnees is not None:
        form.full_clean()
        form.errors.clear()
        for cellule, raison in bilan.refus.items():
            form.refuser(cellule, raison)
    contexte = {
        "plan": plan,
        "dossier": plan.dossier,
        "action": action,
        "form": form,
        "jours": _lignes_de_jours(request, travail, ligne, bilan),
        "revisions": {code: revision(action, code).numero if action else 0 for code in cellules_du_formulaire()},
        "conflits": _conflits(travail, bilan),
        "fil": [
            (plan.dossier.titre, reverse("plan", args=[plan.pk])),
            (action.intitule if action else f"{travail.choix.v.action.Nouveau}", ""),
        ],
    }
    return render(request, FORMULAIRE, contexte)


def _lignes_de_jours(request: HttpRequest, travail: Travail, ligne: Ligne, bilan: Bilan) -> list[dict[str, Any]]:
    """One row per person: those of the team first, the others after."""
    choix = travail.choix
    equipe = [agent for agent in ligne.equipe if agent in choix.complets]
    personnes = [*equipe, *(agent for agent in choix.personnes if agent not in equipe)]
    return [
        {
            "nom": choix.complets[agent],
            "equipe": agent in equipe,
            "cases": [
                {
                    "nom": f"{genre}-{agent}",
                    "libelle": f"{CHAMPS[genre].titre(choix)}, {choix.complets[agent]}",
                    "valeur": request.POST.get(f"{genre}-{agent}", ligne.jours.get(agent, [0, 0, 0])[rang] or ""),
                    "erreur": bilan.refus.get(genre, ""),
                }
                for rang, genre in enumerate(GENRES)
            ],
        }
        for agent in personnes
    ]


def _conflits(travail: Travail, bilan: Bilan) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "titre": CHAMPS[code].titre(travail.choix),
            "mienne": CHAMPS[code].afficher(conflit.mienne, travail.choix),
            "actuelle": CHAMPS[code].afficher(conflit.actuelle, travail.choix),
            "auteur": conflit.auteur,
            "le": conflit.le,
        }
        for code, conflit in bilan.conflits.items()
    ]


@require_POST
def dupliquer(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    """A copy just under the original."""
    copie = actions.dupliquer(action=action_visible(request, pk, action_pk), par=request.acteur)
    return _apres(request, copie, "intitule", "Copie ajoutée, sans ses jours.")


@require_POST
def deplacer(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    """One place up or down, or to another objective."""
    action = action_visible(request, pk, action_pk)
    suite = list(action.plan.actions.filter(objectif=action.objectif_id).order_by("rang", "pk"))
    position = suite.index(action)
    sens = request.POST.get("sens", "")
    objectif = action.objectif
    if sens in ("haut", "bas"):
        position = max(0, position + (1 if sens == "bas" else -1))
    else:
        objectif, position = _objectif(request, action.plan), 10_000
    actions.deplacer(action=action, objectif=objectif, position=position, par=request.acteur)
    return _apres(request, action, "numero", "Déplacement enregistré.")


@require_http_methods(["GET", "HEAD", "POST"])
def supprimer(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    """Delete, after a page that says what goes; undo brings it back."""
    action = action_visible(request, pk, action_pk)
    if request.method == "POST":
        actions.supprimer(action=action, par=request.acteur)
        dit = typographier(f"« {action} » : supprimé. Vous pouvez annuler.")
        if veut_json(request):
            return JsonResponse({"recharger": True, "focus": None, "dit": dit})
        messages.success(request, dit)
        return redirect("plan", pk=pk)
    retour = reverse("plan", args=[pk])
    return demander_confirmation(
        request,
        titre=typographier(f"Supprimer « {action} »"),
        effet="Ses jours sont rendus aux personnes concernées. Vous pourrez annuler cette suppression.",
        bouton="Supprimer",
        retour=retour,
        fil=[(action.plan.dossier.titre, retour), ("Supprimer", "")],
    )


@require_POST
def annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's own last change."""
    plan = plan_visible(request, pk, ecrire=True)
    defait = actions.annuler(plan=plan, par=request.acteur)
    dit = "Dernière saisie annulée." if defait.nombre == 1 else f"{defait.nombre} saisies annulées."
    if veut_json(request):
        focus = {"action": defait.action_id, "champ": defait.champ or "intitule"}
        return JsonResponse({"recharger": True, "focus": focus, "dit": dit})
    messages.success(request, dit)
    return redirect("plan", pk=pk)


def _apres(request: HttpRequest, action: Action, champ: str, dit: str) -> HttpResponse:
    dit = typographier(dit)
    if veut_json(request):
        return _vers_la_grille(action, champ, dit)
    messages.success(request, dit)
    return redirect(f"{reverse('plan', args=[action.plan_id])}#action-{action.pk}")


def _vers_la_grille(action: Action, champ: str, dit: str) -> JsonResponse:
    return JsonResponse({"recharger": True, "focus": {"action": action.pk, "champ": champ}, "dit": dit})


def _objectif(request: HttpRequest, plan: PlanTravail) -> Objectif | None:
    brut = request.POST.get("objectif") or request.GET.get("objectif") or ""
    if not brut:
        return None
    if not (brut.isascii() and brut.isdigit() and len(brut) < 10):
        raise Refus(f"{request.region.vocabulaire.objectif.Nom} inconnu.")
    publies = Objectif.objects.filter(cadrage__region=plan.dossier.region, cadrage__publie_le__isnull=False)
    trouve: Objectif = objet_ou_404(publies, pk=int(brut))
    return trouve


def _entier(brut: str) -> int:
    return int(brut) if brut.isascii() and brut.isdigit() and len(brut) < 10 else 0
