"""The college's meetings and proposals, in each state that changes the layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from college.reunions import actions
from mutualisation.mandats.acteur import acteur_de
from tests.axe.modele import CasAxe
from tests.college import seances_du_college as college
from tests.distribution import Monde
from tests.matrice.lignes import propositions, reunions

if TYPE_CHECKING:
    from playwright.sync_api import Page


def page(nom: str, construire: Callable[[Monde], Mapping[str, Any]], suite: str = "") -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, kwargs=dict(construire(monde))) + suite


def riche(monde: Monde) -> dict[str, int]:
    """A meeting being held with everything a point may carry."""
    par = acteur_de(monde.mir_a)
    reunion = college.en_seance(monde.auvergne, par, points=3)
    premier, deuxieme, _ = college.points_de(reunion)
    actions.ecrire(point=premier, texte="Deux secteurs :\n\n- nord\n- **sud**", revision=0, par=par)
    actions.decider(point=premier, texte="Regrouper les secteurs", par=par)
    responsable, echeance = monde.agents.medecin_a, reunion.date
    actions.demander_suite(point=premier, intitule="Écrire", responsable=responsable, echeance=echeance, par=par)
    actions.traiter(point=deuxieme, issue="adopte", decompte=(3, 0, 1), par=par)
    return {"pk": reunion.pk}


def commentee(monde: Monde) -> dict[str, int]:
    """Minutes with decisions, actions and remarks."""
    par, arguments = acteur_de(monde.mir_a), riche(monde)
    reunion = monde.auvergne.reunions.get(**arguments)
    for point in college.points_de(reunion):
        if not point.issue:
            actions.traiter(point=point, issue="reporte" if point.rang == 3 else "debattu", par=par)
    reunion = actions.clore(reunion=reunion, par=par)
    actions.diffuser(reunion=reunion, par=par)
    actions.remarquer(reunion=reunion, point=None, texte="Préciser la date", par=acteur_de(monde.medecin_a))
    return arguments


def croisee(monde: Monde) -> dict[str, int]:
    """A point written by somebody, to be read again."""
    par = acteur_de(monde.mir_a)
    point = college.points_de(college.close(monde.auvergne, par))[0]
    actions.ecrire(point=point, texte="Premier texte", revision=0, par=par)
    return {"pk": point.pk}


def _croiser(page: Page) -> None:
    """Save over a text that was written meanwhile."""
    page.evaluate("document.querySelector('input[name=revision]').value = '0'")
    page.get_by_label("Compte rendu du point").fill("Un autre texte")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("heading", name="Deux textes").wait_for()


def modele(monde: Monde) -> dict[str, int]:
    reunions.point_de_modele(monde)
    return reunions._region(monde)


def suite(monde: Monde) -> dict[str, int]:
    reunions.suite(monde)
    return reunions._region(monde)


APPROUVEE = reunions.reunion(college.approuvee)

CAS = [
    CasAxe("college/reunions/college.html", "mir_a", page("college", reunions._region)),
    CasAxe("college/reunions/agenda.html", "mir_a", page("reunion", reunions.reunion(college.prevue)), "préparation"),
    CasAxe(
        "college/reunions/agenda.html", "medecin_a", page("reunion", reunions.reunion(college.convoquee)), "convoquée"
    ),
    CasAxe("college/reunions/conduite.html", "mir_a", page("reunion", riche, "?point=1"), "débat"),
    CasAxe("college/reunions/compte_rendu.html", "mir_a", page("reunion", commentee), "projet"),
    CasAxe(
        "college/reunions/compte_rendu.html", "medecin_a", page("reunion", reunions.reunion(college.approuvee)), "lu"
    ),
    CasAxe("college/reunions/texte.html", "mir_a", page("point_reunion_texte", croisee)),
    CasAxe(
        "college/reunions/croise.html", "mir_a", page("point_reunion_texte", croisee), "conflit", _croiser, statut=409
    ),
    CasAxe("college/reunions/comparer.html", "mir_a", page("reunion_comparer", reunions.deux_versions)),
    CasAxe("college/reunions/suites.html", "mir_a", page("suites", suite)),
    CasAxe("college/reunions/modeles.html", "mir_a", page("modeles_reunion", modele)),
    CasAxe("college/reunions/ecart.html", "mir_a", page("avis_ecart", reunions.avis)),
    CasAxe("college/propositions/lire.html", "mir_a", page("propositions", propositions.cadree, "?annee=2027")),
    CasAxe(
        "college/propositions/commencer.html",
        "mir_a",
        page("proposition_commencer", propositions.cadree, "?livrable=plan_travail&annee=2027"),
    ),
]
