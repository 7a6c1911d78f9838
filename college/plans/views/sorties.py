"""What leaves the editor: the preview, the comparison, the spreadsheets, the submission."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from college.impression.fabrique import tampon
from college.plans import tableur
from college.plans.ecran import Ecran
from college.plans.instantane import instantane
from college.plans.models import PlanTravail
from college.plans.ods import depuis_xlsx
from college.plans.presentation import differences, lu
from college.plans.views.acces import plan_visible, vue_demandee
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.types import empreinte
from ctri.tampon import Tampon
from mutualisation.acces import objet_ou_404
from mutualisation.journal.actions import historique

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@require_safe
def apercu(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as the committee will read it."""
    plan = plan_visible(request, pk)
    contenu = instantane(plan)
    return render(request, "college/plans/apercu.html", _contexte(plan, "Aperçu", contenu=contenu))


@require_safe
def comparaison(request: HttpRequest, pk: int) -> HttpResponse:
    """What the draft changes in the last submitted version."""
    plan = plan_visible(request, pk)
    version = plan.dossier.versions.order_by("-numero").first()
    if version is None:
        raise Http404("Aucune version soumise.")
    ecarts = differences(lu(version.contenu), lu(instantane(plan)))
    titre = f"Comparaison avec la version {version.numero}"
    contexte = _contexte(plan, titre, differences=ecarts, avant=f"Version {version.numero}", apres="Brouillon")
    return render(request, "college/plans/comparaison.html", contexte)


@require_safe
def journal(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what on the dossier and on its draft."""
    plan = plan_visible(request, pk)
    return render(request, "college/journal.html", _contexte(plan, "Historique", actes=historique(plan.dossier, plan)))


@require_safe
def soumettre(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that says what submitting does; its button posts to the committee's own door."""
    plan = plan_visible(request, pk)
    ecran = Ecran(plan, request.acteur, vue_demandee(request))
    contexte = _contexte(plan, ecran.travail.region.schema.actes.acte("soumettre").bouton(ecran.objet), ecran=ecran)
    return render(request, "college/plans/soumettre.html", contexte)


@require_safe
def exporter(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The draft as a spreadsheet, with exactly the actions the reader filtered."""
    plan = plan_visible(request, pk)
    contenu, vue = instantane(plan), vue_demandee(request)
    contenu["actions"] = [action for action in contenu["actions"] if vue.montre(action)]
    brouillon = Tampon(
        reference=plan.dossier.reference,
        version=plan.dossier.version + 1,
        etat=plan.dossier.etat,
        etat_libelle=request.region.schema.etats.libelle(plan.dossier.etat),
        soumise_le=None,
        soumise_par="",
        empreinte=empreinte(contenu),
        valide=False,
    )
    return _fichier(contenu, brouillon, extension, f"{plan.dossier.reference}-brouillon")


@require_safe
def exporter_version(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """A submitted version as a spreadsheet, for whoever reads the dossier."""
    visibles = Version.objects.filter(
        dossier__in=Dossier.objects.visibles_par(request.acteur), dossier__plan__isnull=False
    )
    version: Version = objet_ou_404(visibles.select_related("dossier", "par"), pk=pk)
    decision = getattr(version, "decision", None)
    nom = f"{version.dossier.reference}-v{version.numero}"
    return _fichier(version.contenu, tampon(version, decision), extension, nom)


def _fichier(contenu: dict[str, Any], cachet: Tampon, extension: str, nom: str) -> HttpResponse:
    octets = tableur.rendre(lu(contenu), cachet)
    octets = depuis_xlsx(octets) if extension == "ods" else octets
    return HttpResponse(
        octets,
        content_type=TYPES[extension],
        headers={"Content-Disposition": f'attachment; filename="{nom}.{extension}"'},
    )


def _contexte(plan: PlanTravail, titre: str, **plus: Any) -> dict[str, Any]:
    return {
        "plan": plan,
        "dossier": plan.dossier,
        "titre": titre,
        "fil": [(plan.dossier.titre, reverse("plan", args=[plan.pk])), (titre, "")],
        **plus,
    }
