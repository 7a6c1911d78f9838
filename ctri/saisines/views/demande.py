"""Screens of those who ask: write, send, give more time, withdraw."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ctri.dossiers.forms import MotifForm
from ctri.saisines import actions, mots, policies
from ctri.saisines.cotes import menees_par
from ctri.saisines.etats import Instance, Sens
from ctri.saisines.forms import ProlongerForm, SaisineForm, form_d_envoi
from ctri.saisines.views.acces import (
    autour_de,
    fil_de_la_liste,
    fil_vers,
    page_de_formulaire,
    region_avec_college,
    relire,
    saisine_visible,
    tenter,
)
from mutualisation.confirmation import demander_confirmation
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier


def _possibles(region: Region, instances: list[Instance]) -> list[Sens]:
    return [sens for sens in Sens if sens.demandeur in instances]


def creer(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Start a draft."""
    region = region_avec_college(request, region_pk)
    possibles = _possibles(region, menees_par(request.acteur, region))
    if not possibles:
        policies.verifier_creer(request.acteur, region, Sens.VERS_COLLEGE)
    form = SaisineForm(request.POST or None, region=region, sens=possibles)
    if request.method == "POST" and form.is_valid():
        donnees = {c: v for c, v in form.cleaned_data.items() if c != "revision"}
        saisine = actions.creer(region=region, par=request.acteur, **donnees)
        messages.success(request, "Brouillon enregistré : personne d’autre que votre instance ne le voit.")
        return redirect("saisine", pk=saisine.pk)
    mot = region.vocabulaire.saisine
    sens = " ; ".join(mots.libelle_sens(region.vocabulaire, s) for s in possibles)
    return page_de_formulaire(
        request,
        form,
        titre=mot.Nouveau,
        phrase=f"{sens}. Rien ne part avant l’envoi.",
        bouton="Enregistrer le brouillon",
        retour=reverse("saisines", args=[region.pk]),
        fil=fil_de_la_liste(region, (mot.Nouveau, "")),
    )


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    saisine = saisine_visible(request, pk)
    policies.verifier_modifier(request.acteur, saisine)
    valeurs = {c: getattr(saisine, c) for c in ("objet", "question", "echeance", "revision")}
    form = SaisineForm(request.POST or None, region=saisine.region, sens=[Sens(saisine.sens)], initial=valeurs)
    autre = ""
    if request.method == "POST" and form.is_valid():
        donnees = {c: v for c, v in form.cleaned_data.items() if c != "sens"}
        if tenter(form, lambda: actions.modifier(saisine=saisine, par=request.acteur, **donnees)):
            messages.success(request, "Brouillon enregistré.")
            return redirect("saisine", pk=pk)
        autre = relire(request, form, saisine).question
    autour = autour_de(saisine, "Modifier le brouillon", "Enregistrer")
    return page_de_formulaire(request, form, titre_autre="Texte enregistré entre-temps", autre=autre, **autour)


@require_http_methods(["GET", "HEAD", "POST"])
def supprimer(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    saisine = saisine_visible(request, pk)
    region = saisine.region
    if request.method == "POST":
        actions.supprimer(saisine=saisine, par=request.acteur)
        messages.success(request, f"Le brouillon « {saisine.objet} » est supprimé.")
        return redirect("saisines", region_pk=region.pk)
    policies.verifier_modifier(request.acteur, saisine)
    return demander_confirmation(
        request,
        titre="Supprimer le brouillon",
        effet=f"« {saisine.objet} » : son texte sera effacé. L’historique garde qu’un brouillon a existé.",
        bouton="Supprimer",
        retour=reverse("saisine", args=[pk]),
        fil=fil_vers(saisine, ("Supprimer le brouillon", "")),
    )


def adresser(request: HttpRequest, pk: int) -> HttpResponse:
    """Send, after what leaves was read again."""
    saisine = saisine_visible(request, pk)
    policies.verifier_adresser(request.acteur, saisine)
    form = form_d_envoi(saisine.demandeur)(request.POST or None, initial={"revision": saisine.revision})
    if request.method == "POST" and form.is_valid():
        saisine = actions.adresser(saisine=saisine, par=request.acteur, **form.cleaned_data)
        v = saisine.region.vocabulaire
        vers = mots.nom_de(v, saisine.repondant)
        messages.success(request, f"{v.saisine.Nom} n° {saisine.rang} adressé{v.saisine.e} {vers.au}.")
        return redirect("saisine", pk=pk)
    v = saisine.region.vocabulaire
    titre = f"Adresser {v.saisine.le} {mots.nom_de(v, saisine.repondant).au}"
    reponse = mots.reponse_de(v, saisine.sens)
    terme = f" {reponse.Nom} attendu{reponse.e} le {jour(saisine.echeance)}." if saisine.echeance else ""
    return page_de_formulaire(
        request,
        form,
        phrase=f"L’objet et la question reçoivent un numéro et ne changeront plus.{terme}",
        titre_lu=saisine.objet,
        lu=saisine.question,
        **autour_de(saisine, titre, "Adresser"),
    )


def prolonger(request: HttpRequest, pk: int) -> HttpResponse:
    """Give more time."""
    saisine = saisine_visible(request, pk)
    policies.verifier_prolonger(request.acteur, saisine)
    form = ProlongerForm(request.POST or None)

    def agir() -> None:
        actions.prolonger(saisine=saisine, par=request.acteur, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and tenter(form, agir):
        messages.success(request, typographier(f"Échéance : {jour(form.cleaned_data['echeance'])}."))
        return redirect("saisine", pk=pk)
    avant = f"Échéance actuelle : {jour(saisine.echeance)}." if saisine.echeance else "Aucune échéance n’est fixée."
    titre = "Reporter l’échéance" if saisine.echeance else "Fixer une échéance"
    return page_de_formulaire(
        request,
        form,
        phrase=f"{avant} La date et le motif restent dans l’historique, lu par les deux instances.",
        **autour_de(saisine, titre, "Enregistrer"),
    )


def retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw, with a reason."""
    saisine = saisine_visible(request, pk)
    policies.verifier_transition(request.acteur, saisine, "retirer")
    form = MotifForm(request.POST or None)
    v = saisine.region.vocabulaire
    if request.method == "POST" and form.is_valid():
        actions.retirer(saisine=saisine, par=request.acteur, motif=form.cleaned_data["motif"])
        messages.success(
            request, f"{v.saisine.Le} est retiré{v.saisine.e} : {v.saisine.il} reste lisible, avec le motif."
        )
        return redirect("saisine", pk=pk)
    vers = mots.nom_de(v, saisine.repondant)
    phrase = f"Plus aucune réponse n’est attendue {vers.du}. Le motif est lu par les deux instances."
    return page_de_formulaire(request, form, phrase=phrase, **autour_de(saisine, f"Retirer {v.saisine.le}", "Retirer"))
