"""The committee's screens, at each moment that changes their layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.axe.modele import CasAxe
from tests.ctri import moments
from tests.distribution import Monde


def _de(nom: str, moment: Callable[[Monde], Any], suite: str = "") -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[moment(monde).pk]) + suite


def _region(nom: str) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[monde.auvergne.pk])


def _projet(nom: str, moment: Callable[[Monde], Any]) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[moments.projet(moment(monde)).pk])


def _procuration(monde: Monde) -> str:
    return reverse("presence_procuration", args=[moments.presence(moments.convoquee(monde), monde).pk])


def _oublier_la_case(page: Any) -> None:
    """As a browser that checks nothing would."""
    page.locator("form.formulaire").evaluate("formulaire => { formulaire.noValidate = true }")
    page.get_by_role("button", name="Soumettre la version").click()
    page.locator("form.formulaire .fr-error-text").wait_for()


def _mal_compter(page: Any) -> None:
    for nom in ("Pour", "Contre", "Abstentions"):
        page.get_by_label(nom, exact=True).fill("3")
    page.get_by_role("button", name="Enregistrer le décompte").click()
    page.get_by_text("9\xa0bulletins pour 5\xa0voix").wait_for()


def _vider_le_texte(page: Any) -> None:
    page.get_by_label("Texte", exact=True).fill("")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator("form.formulaire .fr-error-text").wait_for()


CADRAGE = [
    CasAxe("ctri/cadrage/lire.html", "chef_siege_a", _de("cadrage", moments.cadrage), "brouillon"),
    CasAxe("ctri/cadrage/lire.html", "mir_a", _de("cadrage", moments.cadrage_publie), "publié"),
    CasAxe("ctri/cadrage/lire.html", "mir_a", _de("cadrage", moments.cadrage_remplace), "modifié"),
    CasAxe("cadre/confirmer.html", "chef_siege_a", _de("cadrage_publier", moments.cadrage), "publier un cadrage"),
    CasAxe("ctri/cadrage/publier.html", "chef_siege_a", _de("cadrage_publier", moments.cadrage_modifie)),
    CasAxe("ctri/cadrage/objectif.html", "chef_siege_a", _de("objectif_ajouter", moments.cadrage)),
]
DOSSIERS = [
    *(
        CasAxe("ctri/dossiers/lire.html", "chef_local_a", _de("dossier", moment, f"?onglet={onglet}"), etat)
        for moment, onglet, etat in (
            (moments.soumis, "contenu", "soumis, contenu"),
            (moments.soumis, "objectifs", "soumis, objectifs"),
            (moments.valide, "differences", "validé, différences"),
            (moments.valide, "decision", "validé, décision"),
            (moments.valide, "historique", "validé, historique"),
        )
    ),
    CasAxe("ctri/dossiers/lire.html", "mir_a", _de("dossier", moments.renvoye), "renvoyé"),
    CasAxe("ctri/dossiers/soumettre.html", "mir_a", _de("dossier_soumettre", moments.brouillon)),
    CasAxe(
        "ctri/dossiers/soumettre.html", "mir_a", _de("dossier_soumettre", moments.brouillon), "case oubliée",
        _oublier_la_case, statut=400,
    ),
    CasAxe("ctri/dossiers/inscrire.html", "secretaire_a", _de("dossier_inscrire", moments.soumis)),
    CasAxe("ctri/dossiers/retirer.html", "secretaire_a", _de("dossier_retirer", moments.valide)),
    CasAxe("ctri/dossiers/consultation.html", "mir_a", _de("dossier_consultation", moments.soumis)),
]  # fmt: skip
SEANCES = [
    CasAxe("ctri/seances/programmer.html", "secretaire_a", _region("seance_creer")),
    CasAxe(
        "ctri/seances/programmer.html", "secretaire_a", _de("seance_reprogrammer", moments.convoquee), "convoquée",
    ),
    CasAxe("cadre/confirmer.html", "secretaire_a", _de("seance_convoquer", moments.en_preparation), "convoquer"),
    CasAxe("ctri/seances/lire.html", "secretaire_a", _de("seance", moments.en_preparation), "en préparation"),
    CasAxe("ctri/seances/lire.html", "chef_local_a", _de("seance", moments.convoquee), "convoquée, membre"),
    CasAxe("ctri/seances/lire.html", "secretaire_a", _de("seance", moments.ouverte), "ouverte"),
    CasAxe("ctri/seances/lire.html", "secretaire_a", _de("seance", moments.au_secret), "scrutin secret"),
    CasAxe(
        "ctri/seances/lire.html", "secretaire_a", _de("seance", moments.au_secret), "décompte faux", _mal_compter,
        statut=400,
    ),
    CasAxe("ctri/seances/lire.html", "mir_a", _de("seance", moments.close), "close, lecteur"),
    CasAxe("ctri/seances/point.html", "secretaire_a", _de("seance_point", moments.en_preparation)),
    CasAxe("ctri/seances/procuration.html", "chef_local_a", _procuration),
    # The content of the tests has one part: its form opens at once. The list is looked at with a plan.
    CasAxe("ctri/seances/retoucher.html", "secretaire_a", _projet("point_modifier", moments.ouverte)),
    CasAxe(
        "ctri/seances/retoucher.html", "secretaire_a", _projet("point_modifier", moments.ouverte), "erreur",
        _vider_le_texte, statut=400,
    ),
    CasAxe("ctri/seances/decider.html", "secretaire_a", _projet("point_decider", moments.ouverte)),
]  # fmt: skip
COMITE = [
    CasAxe("ctri/comite/lire.html", "secretaire_a", _region("comite"), "vide"),
    CasAxe(
        "ctri/comite/lire.html",
        "mir_a",
        lambda monde: reverse("comite", args=[moments.valide(monde).region_id]),
        "avec séance et dossier",
    ),
    CasAxe("ctri/comite/regler.html", "chef_siege_a", _region("comite_regles")),
]
CAS = [*CADRAGE, *DOSSIERS, *SEANCES, *COMITE]
