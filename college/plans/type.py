"""The work plan as a kind of dossier: what the committee's storey asks of it (`ctri.dossiers.types.TypeDossier`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from college.plans import calculs, presentation, retouches
from college.plans.actions.cadrage import suivre
from college.plans.actions.creation import GENRE
from college.plans.instantane import contenu_de, instantane
from college.plans.models import PlanTravail
from college.plans.presentation import lu
from college.plans.restitution import restituer
from college.plans.travail import Travail
from college.reunions.exigences import manque_avis
from ctri.cadrage.versions import Versions
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.types import ChampModifiable, Contenu, Differences, Manque, Reponse, ResumeService
from mutualisation.mandats.acteur import Acteur
from mutualisation.typographie import typographier

if TYPE_CHECKING:
    from django.http import QueryDict

# Which cell of the table each missing field is typed in.
_CELLULES = {"niveau": "territoire", "territoires": "territoire", "jours": "programmes"}
# And which field of the form page, when it does not bear its name.
_CHAMPS_DE_FORMULAIRE = {
    "niveau": "id_niveau_0",
    "territoires": "id_territoires_0",
    "periode": "id_debut",
    "jours": "jours",
}


class PlanDeTravail:
    """Registered under its kind in `AppConfig.ready()`."""

    genre = GENRE
    gabarit = "college/plans/_contenu.html"
    feuille = "mutualisation/css/plan.css"
    fabrique = GENRE

    def manques(self, dossier: Dossier) -> Sequence[Manque]:
        """What the plan lacks, then the college's opinion (règle C7)."""
        travail = Travail(plan_de(dossier))
        return manques_de(travail, contenu_de(travail))

    def instantane(self, dossier: Dossier) -> dict[str, Any]:
        return instantane(plan_de(dossier))

    def controler(self, contenu: Contenu) -> Sequence[Manque]:
        """The same checks on a text modified in session: there is no page to send anyone to."""
        return [Manque(m.code, typographier(m.titre), typographier(m.phrase)) for m in calculs.manques(lu(contenu))]

    def differences(self, avant: Contenu, apres: Contenu) -> Differences:
        return presentation.differences(lu(avant), lu(apres))

    def resume(self, contenu: Contenu) -> str:
        return presentation.resume(lu(contenu))

    def reponses(self, contenu: Contenu) -> Sequence[Reponse]:
        return presentation.reponses(lu(contenu))

    def pour_service(self, contenu: Contenu, service_id: int) -> ResumeService | None:
        return presentation.pour_service(lu(contenu), service_id)

    def champs_modifiables(self, contenu: Contenu) -> Sequence[ChampModifiable]:
        return retouches.champs_modifiables(lu(contenu))

    def modifier(self, contenu: Contenu, donnees: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
        return retouches.modifier(lu(contenu), donnees)

    def apres_decision(self, dossier: Dossier, version: Version, *, par: Acteur) -> None:
        """The working rows say what was validated; what was typed on the way is forgotten."""
        plan = plan_de(dossier)
        if dossier.etat == Etat.VALIDEE_MODIFIEE or version.origine == "seance":
            restituer(plan, version.contenu, par=par, garder_numeros=True)
        plan.saisies.all().delete()

    def ouvrir_avenant(self, dossier: Dossier, avenant: Dossier, *, par: Acteur) -> None:
        """An amendment starts from the validated content, never from later rows (règle V9)."""
        version = dossier.versions.latest("numero")
        plan = PlanTravail.objects.create(dossier=avenant)
        restituer(plan, version.contenu, par=par, garder_numeros=False)
        # The framing may have changed since the act was taken.
        suivre(plan, Versions(avenant.region, avenant.annee))

    def exports(self, version: Version) -> list[tuple[str, str]]:
        return [
            (f"tableur .{extension}", reverse("version_exporter", args=[version.pk, extension]))
            for extension in ("ods", "xlsx")
        ]

    def url_redaction(self, dossier: Dossier) -> str:
        return reverse("plan", args=[plan_de(dossier).pk])


def plan_de(dossier: Dossier) -> PlanTravail:
    """The working copy of a dossier."""
    return PlanTravail.objects.complets().get(dossier=dossier)


def manques_de(travail: Travail, contenu: Mapping[str, Any]) -> list[Manque]:
    """What prevents submission, each with the address of the page where it is typed."""
    plan = travail.plan
    trouves = [
        Manque(m.code, typographier(m.titre), typographier(m.phrase), _url(plan, m), _cle(m))
        for m in calculs.manques(lu(contenu))
    ]
    avis = manque_avis(plan.dossier, travail.avis)
    return [*trouves, avis] if avis else trouves


def _cle(manque: calculs.Manque) -> str:
    """The cell or the row where the number stands: the grid's script puts the cursor there."""
    if manque.action is not None:
        return f"{manque.action}-{_CELLULES.get(manque.champ or '', manque.champ)}"
    if manque.objectif is not None:
        return f"objectif-{manque.objectif}"
    return f"medecin-{manque.medecin}" if manque.medecin is not None else "plan"


def _url(plan: PlanTravail, manque: calculs.Manque) -> str:
    if manque.action is not None:
        champ = _CHAMPS_DE_FORMULAIRE.get(manque.champ or "", f"id_{manque.champ}")
        return f"{reverse('action', args=[plan.pk, manque.action])}#{champ}"
    if manque.objectif is not None:
        return reverse("plan_motif", args=[plan.pk, manque.objectif])
    if manque.medecin is not None:
        return f"{reverse('plan_capacite', args=[plan.pk, manque.medecin])}#id_motif"
    return reverse("action_nouvelle", args=[plan.pk])
