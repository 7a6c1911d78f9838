"""Screens of those who answer: write, present, approve, take back, send."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ctri.dossiers.forms import MotifForm
from ctri.saisines import actions, mots, policies
from ctri.saisines.forms import ReponseForm, RevisionForm, form_d_envoi
from ctri.saisines.models import Saisine
from ctri.saisines.views.acces import autour_de, page_de_formulaire, relire, saisine_visible, tenter
from mutualisation.referentiel.noms import NomCommun
from mutualisation.refus import Refus


def _reponse(saisine: Saisine) -> NomCommun:
    return mots.reponse_de(saisine.region.vocabulaire, saisine.sens)


def rediger(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the answer; what somebody else saved meanwhile is shown beside what was typed."""
    saisine = saisine_visible(request, pk)
    policies.verifier_rediger(request.acteur, saisine)
    valeurs = {"reponse": saisine.reponse, "revision": saisine.revision}
    reponse = _reponse(saisine)
    form = ReponseForm(request.POST or None, initial=valeurs, nom=reponse)
    autre = ""
    if request.method == "POST" and form.is_valid():
        if tenter(form, lambda: actions.rediger(saisine=saisine, par=request.acteur, **form.cleaned_data)):
            messages.success(request, "Texte enregistré. Il reste dans votre instance jusqu’à l’envoi.")
            return redirect("saisine", pk=pk)
        autre = relire(request, form, saisine).reponse
    return page_de_formulaire(
        request,
        form,
        phrase="Ce texte n’est lu que par votre instance. Présentez-le ensuite pour qu’il soit discuté, puis approuvé.",
        titre_lu=saisine.objet,
        lu=saisine.question,
        titre_autre="Texte enregistré entre-temps",
        autre=autre,
        **autour_de(saisine, f"Rédiger {reponse.le}", "Enregistrer"),
    )


def _revision(request: HttpRequest) -> int:
    """The state of the text that was read; a hand-made address says none."""
    form = RevisionForm(request.POST)
    if not form.is_valid():
        raise Refus("Relisez le texte avant de continuer.")
    revision: int = form.cleaned_data["revision"]
    return revision


@require_POST
def presenter(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the draft to discussion."""
    saisine = saisine_visible(request, pk)
    policies.verifier_presenter(request.acteur, saisine)
    actions.presenter(saisine=saisine, revision=_revision(request), par=request.acteur)
    messages.success(request, "Le projet est présenté : son texte ne change plus tant qu’il est en discussion.")
    return redirect("saisine", pk=pk)


@require_POST
def approuver(request: HttpRequest, pk: int) -> HttpResponse:
    """The body approves."""
    saisine = saisine_visible(request, pk)
    policies.verifier_transition(request.acteur, saisine, "approuver")
    actions.approuver(saisine=saisine, revision=_revision(request), par=request.acteur)
    reponse = _reponse(saisine)
    messages.success(request, f"{reponse.Le} est approuvé{reponse.e} : {reponse.il} reste à rendre.")
    return redirect("saisine", pk=pk)


def reprendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to writing, with a reason."""
    saisine = saisine_visible(request, pk)
    policies.verifier_transition(request.acteur, saisine, "reprendre")
    form = MotifForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reprendre(saisine=saisine, par=request.acteur, motif=form.cleaned_data["motif"])
        messages.success(request, "Le texte est de nouveau en rédaction.")
        return redirect("saisine", pk=pk)
    phrase = "Le texte pourra de nouveau changer. Le motif reste dans votre instance."
    autour = autour_de(saisine, f"Remettre {_reponse(saisine).le} en rédaction", "Remettre en rédaction")
    return page_de_formulaire(request, form, phrase=phrase, **autour)


def rendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the approved answer, after it was read again."""
    saisine = saisine_visible(request, pk)
    policies.verifier_transition(request.acteur, saisine, "rendre")
    form = form_d_envoi(saisine.repondant)(request.POST or None, initial={"revision": saisine.revision})
    reponse, vers = _reponse(saisine), mots.nom_de(saisine.region.vocabulaire, saisine.demandeur)
    if request.method == "POST" and form.is_valid():
        actions.rendre(saisine=saisine, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"{reponse.Le} est rendu{reponse.e} {vers.au} : {reponse.il} ne changera plus.")
        return redirect("saisine", pk=pk)
    return page_de_formulaire(
        request,
        form,
        phrase=f"{reponse.Le} part {vers.au} et ne changera plus. Qui lit la région en prend alors connaissance.",
        titre_lu=reponse.Nom,
        lu=saisine.reponse,
        **autour_de(saisine, f"Rendre {reponse.le} {vers.au}", f"Rendre {reponse.le}"),
    )
