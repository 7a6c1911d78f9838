"""Reading the text being written: its articles, the whole text, what it changes, who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from college.propositions.policies import objet, raison_du_gel
from college.reglement import policies
from college.reglement.contenu import lu
from college.reglement.differences import differences
from college.reglement.figes import numeros_figes
from college.reglement.instantane import contenu_de
from college.reglement.models import Article, Reglement
from college.reglement.presentation import regles_lues
from college.reglement.reperes import REPERES, alineas, cites
from college.reglement.type import manques_de
from college.reglement.views.acces import contexte, reglement_visible
from ctri.dossiers.models import Version
from ctri.dossiers.policies import verifier_titre
from mutualisation.journal.actions import historique
from mutualisation.mandats.droits import Droit
from mutualisation.refus import raison
from mutualisation.templatetags.francais import compte


@dataclass(frozen=True)
class Rang:
    """One row of the list: the article, how it starts, the rules it states, whether it may go without trace."""

    article: Article
    debut: str
    enonce: tuple[str, ...]
    supprimable: bool


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The articles, what is missing, the rules they state."""
    reglement = reglement_visible(request, pk)
    dossier, contenu = reglement.dossier, contenu_de(reglement)
    articles, figes = list(reglement.articles.all()), numeros_figes(reglement)
    manques = [] if raison_du_gel(dossier) else manques_de(reglement, contenu)
    lus = {a["numero"]: a["lu"] for a in contenu["articles"]}
    return render(
        request,
        "college/reglement/lire.html",
        {
            "reglement": reglement,
            "dossier": dossier,
            "objet": objet(dossier),
            "rangs": [_rang(a, lus[a.numero], figes) for a in articles],
            "en_vigueur": sum(not a.abroge for a in articles),
            "regles": regles_lues(lu(contenu)),
            "manques": manques,
            "gel": raison_du_gel(dossier),
            "modifiable": not raison(lambda: policies.verifier_modifiable(request.acteur, reglement)),
            "refus_soumettre": raison(partial(_verifier_soumettre, request, reglement, len(manques))),
            "bouton_soumettre": dossier.region.schema.actes.acte("soumettre").bouton(objet(dossier)),
            "comparable": dossier.version or dossier.remplace_id,
            "fil": [
                (dossier.region.vocabulaire.proposition.Pluriel, reverse("propositions", args=[dossier.region_id])),
                (dossier.titre, ""),
            ],
        },
    )


def _rang(article: Article, lu: str, figes: set[str]) -> Rang:
    debut = next(iter(alineas(lu)), "")
    enonce = tuple(repere.libelle for code, repere in REPERES.items() if code in cites(article.texte))
    return Rang(article, debut, enonce, article.numero not in figes)


def _verifier_soumettre(request: HttpRequest, reglement: Reglement, manques: int) -> None:
    """As the committee's own door does, without reading the text a second time."""
    verifier_titre(request.acteur, reglement.dossier, Droit.SOUMETTRE)
    if manques:
        raise policies.Refus(f"{compte(manques, 'point reste à compléter,points restent à compléter')}.")


@require_safe
def apercu(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text as the committee will read it."""
    reglement = reglement_visible(request, pk)
    donnees = contexte(reglement, "Texte consolidé", contenu=contenu_de(reglement))
    return render(request, "college/reglement/apercu.html", donnees)


@require_safe
def comparaison(request: HttpRequest, pk: int) -> HttpResponse:
    """What the draft changes: in the text in force it would replace, or in the last version submitted."""
    reglement = reglement_visible(request, pk)
    bases = _bases(reglement)
    if not bases:
        raise Http404("Aucun texte auquel comparer.")
    code = request.GET.get("avec", "")
    code = code if code in bases else next(iter(bases))
    libelle, version = bases[code]
    donnees = contexte(
        reglement,
        f"Comparaison avec {libelle}",
        differences=differences(lu(version.contenu), lu(contenu_de(reglement))),
        avant=libelle[:1].upper() + libelle[1:],
        apres="Brouillon" if reglement.dossier.modifiable else "Texte",
        bases=[(autre, nom, autre == code) for autre, (nom, _) in bases.items()],
    )
    return render(request, "college/reglement/comparaison.html", donnees)


def _bases(reglement: Reglement) -> dict[str, tuple[str, Version]]:
    """What the draft may be compared with, the text in force first."""
    dossier = reglement.dossier
    bases: dict[str, tuple[str, Version]] = {}
    if dossier.remplace is not None:
        acte = dossier.remplace.versions.order_by("-numero").first()
        if acte is not None:
            bases["acte"] = (f"l’acte {dossier.remplace.reference}", acte)
    soumise = dossier.versions.order_by("-numero").first()
    if soumise is not None:
        bases["soumise"] = (f"la version {soumise.numero}", soumise)
    return bases


@require_safe
def journal(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what on the dossier and on its draft."""
    reglement = reglement_visible(request, pk)
    donnees: dict[str, Any] = contexte(reglement, "Historique", actes=historique(reglement.dossier, reglement))
    return render(request, "college/journal.html", donnees)
