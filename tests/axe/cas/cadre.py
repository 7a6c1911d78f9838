"""Accounts, home page, pages about the site, error pages."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from mutualisation.comptes.liens import INVITATION, lien
from tests.axe.modele import CasAxe
from tests.distribution import Monde
from tests.mutualisation.accueil.decor import planter


def _a(nom: str, *arguments: object):
    return lambda monde: reverse(nom, args=arguments)


def _invitation(monde: Monde) -> str:
    return reverse("invitation", args=[lien(monde.sans_mandat, INVITATION).split("/")[-2]])


def _compte(monde: Monde) -> str:
    return reverse("compte", args=[monde.mir_a.pk])


def _ouvrir_le_menu(page):
    if (bouton := page.locator("#bouton-menu")).is_visible():
        bouton.click()
        page.locator("#menu.fr-modal--opened").wait_for()


def _ouvrir_la_confirmation(page):
    page.get_by_role("link", name="Fermer toutes mes sessions").click()
    page.get_by_role("dialog").wait_for()


def _ouvrir_l_affichage(page):
    page.get_by_role("button", name="Paramètres d’affichage").click()
    page.locator("#affichage.fr-modal--opened").wait_for()


def _echouer_a_se_connecter(page):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page.get_by_label("Adresse électronique").fill("personne@example.org")
        page.get_by_label("Mot de passe").fill("faux")
        page.get_by_role("button", name="Se connecter").click()


def _trop_de_parametres(monde: Monde) -> str:
    return reverse("connexion") + "?" + "&".join(["a"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))


def _envoyer_vide(page):
    page.locator("main form button").last.click()
    page.locator(".fr-error-text, .fr-alert--error").first.wait_for()


CAS = [
    CasAxe("accueil/accueil.html", "mir_a", _a("accueil")),
    CasAxe("accueil/accueil.html", "mir_a", _a("accueil"), "menu ouvert", _ouvrir_le_menu),
    CasAxe("accueil/accueil.html", "mir_a", _a("accueil"), "remplie", decor=planter),
    CasAxe("accueil/regions.html", "national", _a("regions")),
    CasAxe("accueil/chapeau.html", "mir_a", _a("chapeau")),
    CasAxe("comptes/connexion.html", "", _a("connexion")),
    CasAxe("comptes/connexion.html", "", _a("connexion"), "refusée", _envoyer_vide),
    CasAxe("comptes/oubli.html", "", _a("mot_de_passe_oublie")),
    CasAxe("comptes/choix.html", "", _invitation),
    CasAxe("comptes/lien_perime.html", "", _a("invitation", "faux"), statut=410),
    CasAxe("comptes/mon_compte.html", "mir_a", _a("mon_compte")),
    CasAxe("comptes/mon_compte.html", "mir_a", _a("mon_compte"), "confirmation", _ouvrir_la_confirmation),
    CasAxe("comptes/mot_de_passe.html", "mir_a", _a("mot_de_passe"), "refusé", _envoyer_vide),
    CasAxe("comptes/sessions.html", "mir_a", _a("sessions")),
    CasAxe("comptes/sans_mandat.html", "sans_mandat", _a("accueil")),
    CasAxe("comptes/comptes.html", "administrateur", _a("comptes")),
    CasAxe("comptes/nouveau.html", "administrateur", _a("compte_nouveau"), "refusé", _envoyer_vide),
    CasAxe("comptes/compte.html", "administrateur", _compte),
    CasAxe("comptes/fermer.html", "administrateur", lambda m: reverse("compte_fermer", args=[m.mir_a.pk])),
    CasAxe("pages/plan_du_site.html", "mir_a", _a("plan_du_site")),
    CasAxe("pages/accessibilite.html", "", _a("accessibilite")),
    CasAxe("pages/mentions_legales.html", "", _a("mentions_legales")),
    CasAxe("pages/donnees_personnelles.html", "", _a("donnees_personnelles")),
    CasAxe("pages/aide.html", "", _a("aide"), "affichage", _ouvrir_l_affichage),
    CasAxe("comptes/verrouille.html", "", _a("connexion"), gestes=_echouer_a_se_connecter, statut=429),
    CasAxe("400.html", "", _trop_de_parametres, statut=400),
    CasAxe("403.html", "mir_a", _a("comptes"), statut=403),
    CasAxe("404.html", "mir_a", lambda monde: "/nulle-part/", statut=404),
]
