"""The work plan's editor in its states, and the pages that work without script."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from college.plans.actions import modifier_champ
from college.plans.models import PlanTravail
from mutualisation.mandats.acteur import acteur_de
from tests.axe.modele import CasAxe
from tests.college import fabriques
from tests.college.plans.en_seance import plan_en_seance
from tests.distribution import Monde
from tests.matrice.lignes.plans import brouillon, soumis


def _plan(nom: str, batir: Any = brouillon) -> Any:
    return lambda monde: reverse(nom, args=[batir(monde).pk])


def _action(nom: str) -> Any:
    def adresse(monde: Monde) -> str:
        plan = brouillon(monde)
        return reverse(nom, args=[plan.pk, plan.actions.get().pk])

    return adresse


def _capacite(monde: Monde) -> str:
    return reverse("plan_capacite", args=[brouillon(monde).pk, monde.agents.medecin_a.pk])


def _motif(monde: Monde) -> str:
    plan = brouillon(monde)
    return reverse("plan_motif", args=[plan.pk, fabriques.objectif(plan, 3).pk])


def _reprise(monde: Monde) -> str:
    return reverse("plan_reprise", args=[fabriques.plan_suivant(monde).pk])


def _en_seance(monde: Monde) -> str:
    """The committee's list of parts, with a content that has several."""
    return reverse("point_modifier", args=[plan_en_seance(monde, 3).pk])


def _renvoye(monde: Monde) -> PlanTravail:
    return fabriques.plan_renvoye(monde)


def _sur_ordinateur(page: Any) -> bool:
    """On a phone there is no grid."""
    return bool(page.viewport_size["width"] >= 768)


def _ouvrir_une_boite(page: Any) -> None:
    if _sur_ordinateur(page):
        page.locator("[data-champ=programmes]").first.dblclick()
        page.locator(".boite").wait_for()


def _ouvrir_le_menu_de_ligne(page: Any) -> None:
    if _sur_ordinateur(page):
        page.locator("td.plan__numero[data-arret]").first.click()
        page.locator(".boite").wait_for()


def _filtrer(page: Any) -> None:
    page.get_by_text("Filtrer", exact=True).first.click()
    page.get_by_label("Texte", exact=True).wait_for()


def _se_heurter(page: Any) -> None:
    """Someone else changed the cell since the page was read: both values come under the row."""
    if not _sur_ordinateur(page):
        return
    action = PlanTravail.objects.get().actions.get()
    modifier_champ(action=action, champ="resultat", valeur="Une autre", revision=0, par=acteur_de(action.modifie_par))
    page.locator("[data-champ=resultat]").first.dblclick()
    page.keyboard.type("La mienne")
    page.keyboard.press("Enter")
    page.locator(".plan__conflit").wait_for()


def _apercu_de_collage(page: Any) -> None:
    page.get_by_label("Bloc copié").fill("Former\tinconnue")
    page.get_by_role("button", name="Voir l’aperçu").click()
    page.get_by_text("cellule est refusée").wait_for()


def _se_tromper(page: Any) -> None:
    page.get_by_label("Premier mois").select_option("9")
    page.get_by_label("Dernier mois").select_option("2")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".fr-error-text").first.wait_for()


CAS = [
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan")),
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan", fabriques.plan_ouvert), "vide"),
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan"), "boîte de jours", _ouvrir_une_boite),
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan"), "menu de ligne", _ouvrir_le_menu_de_ligne),
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan"), "filtre", _filtrer),
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan"), "conflit", _se_heurter, statut=409),
    CasAxe("college/plans/editeur.html", "mir_a", _plan("plan", soumis), "figé"),
    CasAxe("college/plans/action.html", "mir_a", _action("action")),
    CasAxe("college/plans/action.html", "mir_a", _action("action"), "erreur", _se_tromper),
    CasAxe("cadre/confirmer.html", "mir_a", _action("action_supprimer")),
    CasAxe("college/plans/capacite.html", "mir_a", _capacite),
    CasAxe("college/formulaire.html", "mir_a", _motif),
    CasAxe("college/plans/reprise.html", "mir_a", _reprise),
    CasAxe("college/plans/coller.html", "mir_a", _plan("plan_coller")),
    CasAxe("college/plans/coller.html", "mir_a", _plan("plan_coller"), "aperçu", _apercu_de_collage),
    CasAxe("college/plans/apercu.html", "mir_a", _plan("plan_apercu")),
    CasAxe("college/plans/comparaison.html", "mir_a", _plan("plan_comparaison", _renvoye)),
    CasAxe("college/journal.html", "mir_a", _plan("plan_historique")),
    CasAxe("ctri/seances/modifier.html", "secretaire_a", _en_seance),
    CasAxe("college/plans/soumettre.html", "mir_a", _plan("plan_soumettre")),
]
