"""Questions from one body to the other, in each state that changes the layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from ctri.saisines import actions
from ctri.saisines.etats import Etat, Sens
from ctri.saisines.models import Saisine
from ctri.seances.actions import inscrire_saisine
from tests.axe.modele import CasAxe
from tests.ctri.saisines.moments import a, acteur, jusqu_a, seance
from tests.distribution import Monde

VERS_COMITE = Sens.VERS_COMITE


def _de(nom: str, moment: Callable[[Any], Saisine]) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[moment(monde).pk])


def _region(nom: str, suite: str = "") -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[monde.auvergne.pk]) + suite


def _pleine(monde: Monde) -> str:
    """A list with every state."""
    for etat in Etat:
        for sens in Sens:
            jusqu_a(monde, etat, sens)
    return reverse("saisines", args=[monde.auvergne.pk]) + "?vue=toutes"


def _discutee(monde: Monde) -> Saisine:
    """A question of the college on an agenda, with messages of both kinds."""
    saisine = jusqu_a(monde, Etat.EN_PROJET, VERS_COMITE)
    secretaire = acteur(monde, "secretaire_a")
    actions.echanger(saisine=saisine, texte="Quel périmètre\u202f?", interne=False, par=secretaire)
    actions.echanger(saisine=saisine, texte="À voir avec la présidence.", interne=True, par=secretaire)
    inscrire_saisine(seance=seance(monde), saisine=saisine, par=secretaire)
    return saisine


def _conflit(page: Any) -> None:
    """Somebody else saved first."""
    page.evaluate("document.querySelector('input[name=revision]').value = '0'")
    page.get_by_label("Texte de l’avis").fill("Un second texte")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("Texte enregistré entre-temps").wait_for()


def _dater_du_passe(page: Any) -> None:
    page.get_by_label("Nouvelle échéance").fill("2020-01-01")
    page.get_by_label("Motif").fill("Trop tard")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator("form.formulaire .fr-error-text").wait_for()


LIRE, FORMULAIRE = "ctri/saisines/lire.html", "ctri/saisines/formulaire.html"
CAS = [
    CasAxe("ctri/saisines/liste.html", "secretaire_a", _region("saisines"), "vide"),
    CasAxe("ctri/saisines/liste.html", "mir_a", _pleine, "toutes"),
    CasAxe(LIRE, "secretaire_a", _de("saisine", a(Etat.BROUILLON)), "brouillon"),
    CasAxe(LIRE, "mir_a", _de("saisine", a("redigee")), "projet rédigé"),
    CasAxe(LIRE, "secretaire_a", _de("saisine", _discutee), "discutée et inscrite"),
    CasAxe(LIRE, "chef_local_a", _de("saisine", a(Etat.APPROUVEE)), "vue de l’autre instance"),
    CasAxe(LIRE, "prefet_a", _de("saisine", a(Etat.RENDUE)), "rendue, lecteur"),
    CasAxe(LIRE, "mir_a", _de("saisine", a(Etat.RETIREE)), "retirée"),
    CasAxe(FORMULAIRE, "secretaire_a", _region("saisine_creer"), "nouvelle"),
    CasAxe(FORMULAIRE, "mir_a", _de("saisine_adresser", a(Etat.BROUILLON, VERS_COMITE)), "adresser"),
    CasAxe(FORMULAIRE, "mir_a", _de("saisine_rediger", a("redigee")), "conflit", _conflit, statut=400),
    CasAxe(FORMULAIRE, "mir_a", _de("saisine_rendre", a(Etat.APPROUVEE)), "rendre"),
    CasAxe(
        FORMULAIRE, "secretaire_a", _de("saisine_prolonger", a(Etat.ADRESSEE)), "date passée", _dater_du_passe,
        statut=400,
    ),
    CasAxe("cadre/confirmer.html", "mir_a", _de("saisine_supprimer", a(Etat.BROUILLON, VERS_COMITE)), "supprimer"),
]  # fmt: skip
