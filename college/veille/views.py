"""Screens of the watch: search, read, write, publish, correct, withdraw, subscribe."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from college.besoins.origines import adresse
from college.membres.acces import Fil, college_visible, fil_du_college
from college.membres.appartenance import dispositifs_du_college, est_membre, regions_du_college
from college.nomenclature import nom_de_fonction
from college.veille import actions, liste, policies
from college.veille.forms import CorrectionForm, FiltreForm, NoteForm, RetraitForm
from college.veille.models import AbonnementVeille, NoteVeille
from college.veille.recherche import extrait_de, souligner
from college.veille.sources import NOTE
from ctri.dossiers.confidentialite import SansPatientForm
from mutualisation.acces import objet_ou_404, situer
from mutualisation.confirmation import demander_confirmation
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus, raison
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

PAR_PAGE = 20


def _fil(region: Region, *suite: tuple[str, str]) -> Fil:
    veille = ("Veille", reverse("veille", args=[region.pk]) if suite else "")
    return fil_du_college(region, veille, *suite)


# ── The list ──────────────────────────────────────────────────────────────────
@require_safe
def notes(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Search and filters are in the address."""
    region = college_visible(request, region_pk)
    lisibles = liste.lisibles(request.acteur, region)
    filtre = FiltreForm(request.GET, region=region, annees=liste.annees(lisibles), auteurs=liste.auteurs(lisibles))
    page = Paginator(liste.filtrees(request.acteur, region, filtre.choix), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "region": region,
        "page": page,
        "lignes": [_ligne(region, note) for note in page],
        "filtre": filtre,
        "filtree": bool(filtre.choix),
        "abonne": AbonnementVeille.objects.filter(region=region, utilisateur=request.acteur.utilisateur).exists(),
        "fil": _fil(region),
    }
    return render(request, "college/veille/notes.html", contexte)


def _ligne(region: Region, note: NoteVeille) -> dict[str, Any]:
    """A note as the list shows it: what was found in it is marked."""
    trouvee = hasattr(note, "extrait")
    return {
        "note": note,
        "titre": souligner(note.titre_marque) if trouvee else note.titre,
        "extrait": extrait_de(note.texte, note.extrait) if trouvee else "",
        "fonction": nom_de_fonction(region.schema, note.fonction),
        "ailleurs": note.region_id != region.pk,
    }


# ── One note ──────────────────────────────────────────────────────────────────
def note_visible(request: HttpRequest, pk: int) -> NoteVeille:
    """A note this person may read; the page is that of their own college, even when another one shares the note."""
    note = objet_ou_404(NoteVeille.objects.visibles_par(request.acteur).select_related("region", "auteur"), pk=pk)
    situer(request, _region_du_lecteur(request, note))
    return note


def _region_du_lecteur(request: HttpRequest, note: NoteVeille) -> Region:
    if est_membre(request.acteur, note.region):
        return note.region
    ouvertes = regions_du_college(request.acteur)
    dispositifs = dispositifs_du_college(request.acteur) & {note.region.dispositif_id}
    return Region.objects.filter(pk__in=ouvertes, dispositif__in=dispositifs).order_by("pk")[0]


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The note, what can be done with it, its history."""
    note = note_visible(request, pk)
    acteur, region = request.acteur, request.region
    contexte = {
        "note": note,
        "region": region,
        "ailleurs": note.region_id != region.pk,
        "fonction": nom_de_fonction(region.schema, note.fonction),
        "modifiable": not raison(lambda: policies.verifier_modifier(acteur, note)),
        "corrigeable": not raison(lambda: policies.verifier_corriger(acteur, note)),
        "origine": adresse(NOTE, note.pk),
        "actes": historique(note),
        "fil": _fil(region, (note.titre, "")),
    }
    return render(request, "college/veille/lire.html", contexte)


def rediger(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Start a draft."""
    region = college_visible(request, region_pk)
    form = NoteForm(request.POST or None, region=region)
    if request.method == "POST" and form.is_valid():
        note = actions.rediger(region=region, contenu=form.contenu, par=request.acteur)
        messages.success(request, "Brouillon enregistré\N{NO-BREAK SPACE}: relisez-le, puis publiez.")
        return redirect("note_veille", pk=note.pk)
    titre = "Rédiger une note de veille"
    contexte = {
        "form": form,
        "titre": titre,
        "phrase": "La note reste un brouillon jusqu’à sa publication : personne d’autre ne la lit.",
        "bouton": "Enregistrer le brouillon",
        "retour": reverse("veille", args=[region.pk]),
        "fil": _fil(region, (titre, "")),
    }
    return render(request, "college/veille/ecrire.html", contexte)


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    note = note_visible(request, pk)
    policies.verifier_modifier(request.acteur, note)
    form = NoteForm(request.POST or None, region=note.region, note=note)
    if request.method == "POST" and form.is_valid():
        actions.modifier(note=note, contenu=form.contenu, par=request.acteur)
        messages.success(request, "Brouillon enregistré.")
        return redirect("note_veille", pk=pk)
    contexte = _ecran(note, "Modifier le brouillon", form=form, bouton="Enregistrer le brouillon", phrase="")
    return render(request, "college/veille/ecrire.html", contexte)


def corriger(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what others read, and say what was wrong."""
    note = note_visible(request, pk)
    policies.verifier_corriger(request.acteur, note)
    form = CorrectionForm(request.POST or None, region=note.region, note=note)
    if request.method == "POST" and form.is_valid():
        saisie = {champ: form.cleaned_data[champ] for champ in ("motif", "sans_patient")}
        try:
            actions.corriger(note=note, contenu=form.contenu, par=request.acteur, **saisie)
        except Refus as refus:
            form.add_error(None, refus.raison)
        else:
            messages.success(request, "Note corrigée\N{NO-BREAK SPACE}: ses lecteurs voient la date de la correction.")
            return redirect("note_veille", pk=pk)
    phrase = "La note publiée change aussitôt ; son historique dit qui l’a corrigée, et pourquoi."
    contexte = _ecran(note, "Corriger la note", form=form, bouton="Publier la correction", phrase=phrase)
    return render(request, "college/veille/ecrire.html", contexte)


def publier(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish, after who will read it was read and the absence of patient data confirmed (règle C8)."""
    note = note_visible(request, pk)
    policies.verifier_publier(request.acteur, note)
    form = SansPatientForm(request.POST if request.method == "POST" else None)
    lecteurs = _lecteurs(note)
    if form.is_valid():
        actions.publier(note=note, par=request.acteur, **form.cleaned_data)
        messages.success(request, typographier(f"Note publiée : {lecteurs} la lisent."))
        return redirect("note_veille", pk=pk)
    phrase = f"Une fois publiée, {lecteurs} la lisent. Elle peut ensuite être corrigée ou retirée, jamais effacée."
    contexte = _ecran(note, "Publier la note", form=form, bouton="Publier la note", phrase=phrase)
    return render(request, "college/veille/ecrire.html", contexte)


def _lecteurs(note: NoteVeille) -> str:
    v = note.region.vocabulaire
    ici = f"les membres {v.college.du}"
    return f"{ici} et ceux des autres {v.region.pluriel}" if note.partagee else ici


def retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw for good, with a reason."""
    note = note_visible(request, pk)
    policies.verifier_retirer(request.acteur, note)
    form = RetraitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.retirer(note=note, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Note retirée\N{NO-BREAK SPACE}: ses lecteurs ne la trouvent plus.")
        return redirect("note_veille", pk=pk)
    presidence = note.region.vocabulaire.presidence_college
    phrase = f"Seuls son auteur et {presidence.le} la liront encore, avec ce motif. Le retrait est définitif."
    contexte = _ecran(note, "Retirer la note", form=form, bouton="Retirer la note", phrase=phrase)
    return render(request, "college/veille/ecrire.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def supprimer(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    note = note_visible(request, pk)
    region = note.region
    if request.method == "POST":
        actions.supprimer(note=note, par=request.acteur)
        messages.success(request, "Brouillon supprimé.")
        return redirect("veille", region_pk=region.pk)
    policies.verifier_modifier(request.acteur, note)
    retour = reverse("note_veille", args=[pk])
    return demander_confirmation(
        request,
        titre="Supprimer le brouillon",
        effet=typographier(f"« {note.titre} » sera effacée ; personne d’autre ne l’a lue."),
        bouton="Supprimer le brouillon",
        retour=retour,
        fil=_fil(region, (note.titre, retour), ("Supprimer", "")),
    )


def _ecran(note: NoteVeille, titre: str, **plus: Any) -> dict[str, Any]:
    """The page of an act on a note: its form, what it does, the way back."""
    retour = reverse("note_veille", args=[note.pk])
    return {
        "titre": titre,
        "note": note,
        "retour": retour,
        "fil": _fil(note.region, (note.titre, retour), (titre, "")),
        **plus,
    }


# ── The letter ────────────────────────────────────────────────────────────────
@require_POST
def abonner(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Receive the weekly letter, or no longer."""
    region = college_visible(request, region_pk)
    if "oui" in request.POST.getlist("lettre"):
        actions.s_abonner(region=region, par=request.acteur)
        messages.success(request, "Vous recevrez la lettre de veille le lundi, quand des notes auront été publiées.")
    else:
        actions.se_desabonner(region=region, par=request.acteur)
        messages.success(request, "Vous ne recevrez plus la lettre de veille.")
    return redirect("veille", region_pk=region.pk)
