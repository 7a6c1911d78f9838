"""Mails about a question: sent to those who answer, answered to those who asked. Written when they leave."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from ctri.saisines import mots
from ctri.saisines.actions import ADRESSEE, RENDUE
from ctri.saisines.etats import Etat
from ctri.saisines.models import Saisine
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte
from mutualisation.mandats.acteur import acteur_de


def _adressee(courriel: Courriel) -> Texte | None:
    """Nothing to say once it was withdrawn or answered."""
    saisine = _lue(courriel)
    return _texte(courriel, saisine, "ctri/courriels/saisine_adressee.txt") if saisine and saisine.ouverte else None


def _rendue(courriel: Courriel) -> Texte | None:
    saisine = _lue(courriel)
    if saisine is None or saisine.etat != Etat.RENDUE:
        return None
    return _texte(courriel, saisine, "ctri/courriels/saisine_rendue.txt")


def _lue(courriel: Courriel) -> Saisine | None:
    """None for somebody who may not read it any more."""
    visibles = Saisine.objects.visibles_par(acteur_de(courriel.destinataire))
    lues = visibles.select_related("region__circonscription", "region__dispositif__referentiel", "adressee_par")
    return lues.filter(pk=courriel.objet_id or AUCUN).first()


def _texte(courriel: Courriel, saisine: Saisine, gabarit: str) -> Texte:
    v = saisine.region.vocabulaire
    demandeur, repondant = mots.nom_de(v, saisine.demandeur), mots.nom_de(v, saisine.repondant)
    reponse = mots.reponse_de(v, saisine.sens)
    contexte = {
        "saisine": saisine,
        "utilisateur": courriel.destinataire,
        "demandeur": demandeur,
        "repondant": repondant,
        "reponse": reponse,
        "v": v,
        "lien": settings.SITE_URL + reverse("saisine", args=[saisine.pk]),
    }
    objet = f"{saisine.reference}\N{NO-BREAK SPACE}: "
    if saisine.etat == Etat.RENDUE:
        objet += f"{reponse.nom} {repondant.du}"
    else:
        objet += f"{v.saisine.nom} {demandeur.du}"
    with timezone.override(ZoneInfo(saisine.region.fuseau)):
        return Texte(objet, render_to_string(gabarit, contexte))


def inscrire() -> None:
    """Called when the application starts."""
    for genre, designation, rediger in (
        (ADRESSEE, "l’annonce d’une question adressée", _adressee),
        (RENDUE, "l’annonce d’une réponse rendue", _rendue),
    ):
        redaction.inscrire(Redacteur(genre, designation, rediger))
