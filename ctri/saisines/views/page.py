"""The page of a question, its messages, its place on an agenda."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ctri.saisines import actions, agendas, mots, policies
from ctri.saisines.cotes import titre_pour
from ctri.saisines.etats import Instance, Pouvoir
from ctri.saisines.forms import MessageForm, MessageSortantForm
from ctri.saisines.lecture import Regard
from ctri.saisines.models import Saisine
from ctri.saisines.views.acces import fil_vers, page_de_formulaire, saisine_visible
from ctri.seances.actions import inscrire_saisine
from ctri.seances.models import Seance
from mutualisation.acces import objet_ou_404
from mutualisation.accueil.composition import urgence
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour
from mutualisation.temps import aujourdhui

MESSAGES_PAR_PAGE = 20


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """Question, answer, messages, agendas, history: what this person may know of them."""
    saisine = saisine_visible(request, pk)
    regard = Regard.de(request.acteur, saisine)
    v = saisine.region.vocabulaire
    actes = list(regard.actes())
    messages_lus = saisine.echanges.lisibles_par(regard.siennes).select_related("auteur")
    possibles = regard.possibles()
    contexte = {
        "saisine": saisine,
        "regard": regard,
        "demandeur": mots.nom_de(v, saisine.demandeur),
        "repondant": mots.nom_de(v, saisine.repondant),
        "nom_reponse": mots.reponse_de(v, saisine.sens),
        "libelle_sens": mots.libelle_sens(v, saisine.sens),
        "nom": mots.nommer(v, saisine.rang),
        "bande": regard.bande(actes),
        "urgence": _urgence(saisine),
        "ponctualite": regard.ponctualite(),
        "possibles": possibles,
        "permis": [p for p in possibles if not p.refus and not p.discret],
        "page": Paginator(messages_lus, MESSAGES_PAR_PAGE).get_page(request.GET.get("page")),
        "noms_des_instances": {i.value: mots.nom_de(v, i).Nom for i in Instance},
        "refus_ecrire": raison(lambda: policies.verifier_echanger(request.acteur, saisine, interne=False)),
        "refus_noter": raison(lambda: policies.verifier_echanger(request.acteur, saisine, interne=True)),
        "places": agendas.places(request.acteur, saisine),
        "inscriptions": agendas.inscriptions(request.acteur, saisine),
        "refus_inscrire": _refus_inscrire(request.acteur, saisine),
        "actes": actes,
        "fil": fil_vers(saisine),
    }
    return render(request, "ctri/saisines/lire.html", contexte)


def _urgence(saisine: Saisine) -> str:
    if not saisine.ouverte or saisine.echeance is None:
        return ""
    return urgence(saisine.echeance, aujourdhui(saisine.region.fuseau))


def _refus_inscrire(acteur: Acteur, saisine: Saisine) -> str:
    """Why no session is offered, told to those who hold sessions alone."""
    if titre_pour(acteur, saisine.region, Instance.COMITE, Pouvoir.MENER) is None:
        return ""
    return raison(lambda: policies.verifier_inscrire(acteur, saisine))


def echanger(request: HttpRequest, pk: int, *, interne: bool) -> HttpResponse:
    """Write to both bodies, or inside one's own."""
    saisine = saisine_visible(request, pk)
    _, instance = policies.verifier_echanger(request.acteur, saisine, interne=interne)
    sortant = instance == Instance.COLLEGE and not interne
    form = (MessageSortantForm if sortant else MessageForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.echanger(saisine=saisine, interne=interne, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Note enregistrée." if interne else "Message envoyé aux deux instances.")
        return redirect(f"{reverse('saisine', args=[pk])}#echanges")
    v = saisine.region.vocabulaire
    soi = mots.nom_de(v, instance)
    autre = mots.nom_de(v, Instance.COLLEGE if instance == Instance.COMITE else Instance.COMITE)
    titre = f"Noter pour {soi.le}" if interne else f"Écrire {autre.au}"
    return page_de_formulaire(
        request,
        form,
        titre=titre,
        phrase=f"Lu par les membres {soi.du} seulement." if interne else _effet(saisine),
        bouton="Enregistrer la note" if interne else "Envoyer",
        retour=reverse("saisine", args=[pk]),
        fil=fil_vers(saisine, (titre, "")),
    )


def _effet(saisine: Saisine) -> str:
    """A clarification does not stop the clock."""
    suite = f" L’échéance reste le {jour(saisine.echeance)}." if saisine.echeance else ""
    return f"Lu par les deux instances. Un message ne se modifie ni ne s’efface.{suite}"


@require_POST
def inscrire(request: HttpRequest, pk: int, seance_pk: int) -> HttpResponse:
    """Put it on the agenda of a session, in one click."""
    saisine = saisine_visible(request, pk)
    policies.verifier_inscrire(request.acteur, saisine)
    seance = objet_ou_404(Seance.objects.visibles_par(request.acteur).select_related("region"), pk=seance_pk)
    point = inscrire_saisine(seance=seance, saisine=saisine, par=request.acteur)
    v = saisine.region.vocabulaire
    messages.success(request, f"Point {point.rang} de l’ordre du jour {v.comite.court.du} du {jour(seance.debut)}.")
    # Back to where the button was: the session being prepared, or the question.
    return redirect("seance", pk=seance_pk) if "vers" in request.POST else redirect("saisine", pk=pk)
