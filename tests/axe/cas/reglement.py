"""The college's rules: their list, one article, its conflict, their comparison, what is in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from college.reglement.actions import abroger_article, modifier_article
from college.reglement.models import Reglement
from mutualisation.mandats.acteur import acteur_de
from tests.axe.modele import CasAxe
from tests.college.reglement import fabriques
from tests.distribution import Monde
from tests.matrice.lignes.reglement import renvoye, soumis

Batir = Callable[[Monde], Reglement]


def _reglement(nom: str, batir: Batir = fabriques.ouvert) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[batir(monde).pk])


def _article(nom: str) -> Callable[[Monde], str]:
    def adresse(monde: Monde) -> str:
        article = fabriques.article(fabriques.ouvert(monde))
        return reverse(nom, args=[article.reglement_id, article.pk])

    return adresse


def _avec_un_abroge(monde: Monde) -> Reglement:
    reglement = renvoye(monde)
    abroger_article(article=fabriques.article(reglement, "7"), par=acteur_de(monde.mir_a))
    return reglement


def _sans_article(monde: Monde) -> Reglement:
    reglement = fabriques.ouvert(monde)
    reglement.articles.all().delete()
    return reglement


def _commencer(monde: Monde) -> str:
    """After a text was withdrawn: the last one, or the model."""
    fabriques.retirer(monde, fabriques.valide(monde))
    return f"{reverse('proposition_commencer', args=[monde.auvergne.pk])}?livrable=reglement_interieur&annee=2027"


def _regles(monde: Monde) -> str:
    fabriques.valide(monde, parametre_preavis_jours="10")
    return reverse("college_regles", args=[monde.auvergne.pk])


def _texte_en_seance(monde: Monde) -> str:
    return reverse("point_texte", args=[fabriques.en_seance(monde, fabriques.soumis(monde)).pk])


def _partie_en_seance(monde: Monde) -> str:
    point = fabriques.en_seance(monde, fabriques.soumis(monde))
    return f"{reverse('point_modifier', args=[point.pk])}?partie=4"


def _se_tromper(page: Any) -> None:
    page.get_by_label("Texte", exact=False).first.fill("Avant {delai}.")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".fr-error-text").first.wait_for()


def _se_heurter(page: Any) -> None:
    """Someone else wrote the article since the page was read."""
    article = fabriques.article(Reglement.objects.get())
    modifier_article(
        article=article, titre=article.titre, texte="Un autre texte.", revision=article.revision,
        par=acteur_de(article.modifie_par),
    )  # fmt: skip
    page.locator("textarea").first.fill("Le mien.")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("a été modifié deux fois").wait_for()


def _se_heurter_aux_regles(page: Any) -> None:
    reglement = Reglement.objects.get()
    Reglement.objects.update(
        preavis_jours=12, revision=1, modifie_le=reglement.dossier.cree_le,
        modifie_par=reglement.articles.all()[0].modifie_par,
    )  # fmt: skip
    page.get_by_label("Quorum", exact=False).first.fill("60")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("ont été modifiées deux fois").wait_for()


CAS = [
    CasAxe("college/reglement/lire.html", "mir_a", _reglement("reglement", _avec_un_abroge)),
    CasAxe("college/reglement/lire.html", "mir_a", _reglement("reglement", _sans_article), "vide"),
    CasAxe("college/reglement/lire.html", "medecin_a", _reglement("reglement", soumis), "figé"),
    CasAxe("college/reglement/apercu.html", "mir_a", _reglement("reglement_apercu")),
    CasAxe("college/reglement/comparaison.html", "mir_a", _reglement("reglement_comparaison", _avec_un_abroge)),
    CasAxe("college/reglement/article.html", "mir_a", _article("article")),
    CasAxe("college/reglement/article.html", "mir_a", _article("article"), "erreur", _se_tromper, statut=400),
    CasAxe("college/reglement/article.html", "mir_a", _article("article"), "conflit", _se_heurter, statut=409),
    CasAxe("college/reglement/parametres.html", "mir_a", _reglement("reglement_parametres")),
    CasAxe(
        "college/reglement/parametres.html", "mir_a", _reglement("reglement_parametres"), "conflit",
        _se_heurter_aux_regles, statut=409,
    ),
    CasAxe("college/reglement/regles.html", "chef_local_a", _regles),
    CasAxe("college/propositions/commencer.html", "mir_a", _commencer, "règlement"),
    CasAxe("ctri/seances/texte.html", "chef_local_a", _texte_en_seance),
    CasAxe("ctri/seances/retoucher.html", "secretaire_a", _partie_en_seance, "plusieurs alinéas"),
]  # fmt: skip
