"""The college's rules as a kind of dossier: what the committee's storey asks (`ctri.dossiers.types.TypeDossier`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from college.reglement import manques, retouches
from college.reglement.actions.creation import copier, restituer
from college.reglement.contenu import GENRE, lu
from college.reglement.differences import differences, nombre_d_articles
from college.reglement.instantane import avis_joint, contenu_de, instantane
from college.reglement.models import Reglement
from college.reunions.exigences import manque_avis
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.types import ChampModifiable, Contenu, Differences, Manque, Reponse, ResumeService
from mutualisation.mandats.acteur import Acteur
from mutualisation.typographie import compte

if TYPE_CHECKING:
    from django.http import QueryDict


class ReglementInterieur:
    """Registered under its kind in `AppConfig.ready()`."""

    genre = GENRE
    gabarit = "college/reglement/_contenu.html"
    feuille = "mutualisation/css/reglement.css"
    fabrique = GENRE

    def manques(self, dossier: Dossier) -> Sequence[Manque]:
        """What the text lacks, then the college's opinion (règle C7)."""
        reglement = reglement_de(dossier)
        return manques_de(reglement, contenu_de(reglement))

    def instantane(self, dossier: Dossier) -> dict[str, Any]:
        return instantane(reglement_de(dossier))

    def controler(self, contenu: Contenu) -> Sequence[Manque]:
        """The same checks on a text modified in session: there is no page to send anyone to."""
        return [Manque(m.code, m.titre, m.phrase) for m in manques.manques(lu(contenu))]

    def differences(self, avant: Contenu, apres: Contenu) -> Differences:
        return differences(lu(avant), lu(apres))

    def resume(self, contenu: Contenu) -> str:
        return compte(nombre_d_articles(lu(contenu)), "article")

    def reponses(self, contenu: Contenu) -> Sequence[Reponse]:
        """It answers no objective of a year: it stays in force until replaced."""
        return []

    def pour_service(self, contenu: Contenu, service_id: int) -> ResumeService | None:
        return None

    def champs_modifiables(self, contenu: Contenu) -> Sequence[ChampModifiable]:
        return retouches.champs_modifiables(lu(contenu))

    def modifier(self, contenu: Contenu, donnees: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
        return retouches.modifier(contenu, donnees)

    def apres_decision(self, dossier: Dossier, version: Version, *, par: Acteur) -> None:
        """Its rules are in force by the decision itself (`college.reglement.regles`); the working copy follows."""
        if version.origine == "seance":
            restituer(reglement_de(dossier), version.contenu, par=par)

    def ouvrir_avenant(self, dossier: Dossier, avenant: Dossier, *, par: Acteur) -> None:
        """An amendment starts from the validated content, never from later rows (règle V9)."""
        copier(avenant, dossier.versions.latest("numero").contenu, par=par)

    def exports(self, version: Version) -> list[tuple[str, str]]:
        return []

    def url_redaction(self, dossier: Dossier) -> str:
        return reverse("reglement", args=[dossier.pk])


def reglement_de(dossier: Dossier) -> Reglement:
    """The working copy of a dossier."""
    return Reglement.objects.complets().get(pk=dossier.pk)


def manques_de(reglement: Reglement, contenu: Mapping[str, Any]) -> list[Manque]:
    """What prevents submission, each with the address of the page where it is typed."""
    articles = {article.numero: article.pk for article in reglement.articles.all()}
    trouves = [
        Manque(m.code, m.titre, m.phrase, _url(reglement, articles.get(m.article), m.code), m.article or m.code)
        for m in manques.manques(lu(contenu))
    ]
    avis = manque_avis(reglement.dossier, avis_joint(reglement.dossier))
    return [*trouves, avis] if avis else trouves


def _url(reglement: Reglement, article: int | None, code: str) -> str:
    if article is not None:
        return f"{reverse('article', args=[reglement.pk, article])}#id_texte"
    if code == "sans_article":
        return reverse("article_nouveau", args=[reglement.pk])
    return f"{reverse('reglement_parametres', args=[reglement.pk])}#enonces"
