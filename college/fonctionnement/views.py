"""How the college works: a year's figures with their detail, the comment, the PDF (règle C6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from college.fonctionnement import actions, policies
from college.fonctionnement.contenu import contenu_de
from college.fonctionnement.forms import CommentaireForm
from college.fonctionnement.lecture import annees_de, lue
from college.fonctionnement.models import Commentaire, EditionFonctionnement
from college.fonctionnement.tableaux import Tableau
from college.membres.acces import fil_du_college
from college.membres.appartenance import est_membre
from mutualisation.acces import region_visible
from mutualisation.documents.models import Document
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus, raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

EDITIONS = 5


def _region(request: HttpRequest, pk: int) -> Region:
    region = region_visible(request, pk)
    if region.schema.college is None:
        raise Http404("Aucun collège dans ce dispositif.")
    policies.verifier_lire(request.acteur, region)
    return region


def _annee_ou_404(region: Region, annee: int) -> int:
    if annee not in annees_de(region):
        raise Http404("Aucun chiffre pour cette année.")
    return annee


def _annee_demandee(request: HttpRequest, region: Region) -> int:
    """The year of the address, if it is one of the region's; else the current one."""
    demandee = request.GET.get("annee", "")
    if demandee.isascii() and demandee.isdigit() and int(demandee) in annees_de(region):
        return int(demandee)
    return aujourdhui(region.fuseau).year


def _page(region: Region, annee: int) -> str:
    return f"{reverse('fonctionnement', args=[region.pk])}?annee={annee}"


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Figures, detail, comment, history."""
    region = _region(request, region_pk)
    annee = _annee_demandee(request, region)
    versions = list(Commentaire.objects.filter(region=region, annee=annee).select_related("par"))
    lecture = lue(region, annee)
    contenu = contenu_de(lecture, versions[0] if versions else None)
    titre = f"Fonctionnement {region.vocabulaire.college.court.du}"
    contexte = {
        "region": region,
        "annee": annee,
        "annees": [a for a in (annee - 1, annee, annee + 1) if a in annees_de(region)],
        "jour": lecture.jour,
        "contenu": contenu,
        "tableaux": list(_avec_liens(contenu["tableaux"], dans_le_college=est_membre(request.acteur, region))),
        "versions": versions,
        "commente": not raison(lambda: policies.verifier_commenter(request.acteur, region, annee)),
        "actes": historique(*versions) if versions else [],
        "editions": _editions(region, annee),
        "fil": fil_du_college(region, (f"{titre} {annee}", "")),
    }
    return render(request, "college/fonctionnement/lire.html", contexte)


def _avec_liens(tableaux: list[Tableau], *, dans_le_college: bool) -> Iterator[dict[str, Any]]:
    """Minutes are the college's own: the others read their dates without opening them (règle C3)."""
    for tableau in tableaux:
        lignes = [
            (ligne["nom"], _lien(ligne["objet"], ligne["pk"], dans_le_college), _titrees(tableau, ligne["cellules"]))
            for ligne in tableau["lignes"]
        ]
        yield {**tableau, "lignes": lignes}


def _titrees(tableau: Tableau, cellules: list[str]) -> list[tuple[str, str]]:
    """Each cell with its heading: on a phone the head of the table is not shown."""
    return list(zip(tableau["colonnes"][1:], cellules, strict=True))


def _lien(objet: str, pk: int, dans_le_college: bool) -> str:
    if not pk or (objet == "reunion" and not dans_le_college):
        return ""
    return reverse(objet, args=[pk])


def _editions(region: Region, annee: int) -> list[Document]:
    editions = EditionFonctionnement.objects.filter(region=region, annee=annee).order_by().values("pk")
    return list(Document.objects.filter(genre=actions.GENRE, source_id__in=editions).order_by("-pk")[:EDITIONS])


@require_http_methods(["GET", "HEAD", "POST"])
def commenter(request: HttpRequest, region_pk: int, annee: int) -> HttpResponse:
    """Write a version; what somebody else wrote meanwhile is shown beside what was typed."""
    region = _region(request, region_pk)
    _annee_ou_404(region, annee)
    policies.verifier_commenter(request.acteur, region, annee)
    dernier = actions.dernier_commentaire(region, annee)
    initial = {"texte": dernier.texte, "revision": dernier.numero} if dernier else {"revision": 0}
    form = CommentaireForm(request.POST if request.method == "POST" else None, initial=initial, region=region)
    if not form.is_valid():
        return _formulaire(request, region, annee, form)
    try:
        actions.commenter(region=region, annee=annee, par=request.acteur, **form.cleaned_data)
    except actions.Croise as croise:
        saisie = request.POST.copy()
        saisie["revision"] = str(croise.dernier.numero)
        form = CommentaireForm(saisie, region=region)
        return _formulaire(request, region, annee, form, autre=croise.dernier, statut=409)
    except Refus as refus:
        form.add_error(refus.champ if refus.champ in form.fields else None, refus.raison)
        return _formulaire(request, region, annee, form)
    messages.success(request, f"Commentaire de {annee} enregistré : il se lit avec les chiffres.")
    return redirect(_page(region, annee))


def _formulaire(
    request: HttpRequest, region: Region, annee: int, form: CommentaireForm, *, autre: Commentaire | None = None,
    statut: int = 0,
) -> HttpResponse:  # fmt: skip
    titre = f"Fonctionnement {region.vocabulaire.college.court.du} {annee}"
    contexte = {
        "form": form,
        "annee": annee,
        "autre": autre,
        "bouton": "Enregistrer mon texte à la place" if autre else "Enregistrer",
        "retour": _page(region, annee),
        "fil": fil_du_college(region, (titre, _page(region, annee)), ("Commenter", "")),
    }
    statut = statut or (400 if form.errors else 200)
    return render(request, "college/fonctionnement/commenter.html", contexte, status=statut)


@require_POST
def editer(request: HttpRequest, region_pk: int, annee: int) -> HttpResponse:
    """The PDF of the figures as they are now."""
    region = _region(request, region_pk)
    document = actions.editer(region=region, annee=_annee_ou_404(region, annee), par=request.acteur)
    return redirect("document", pk=document.pk)
