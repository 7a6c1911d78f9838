"""Mails about minutes and extracts. Each says what is true when it leaves."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from ctri.dossiers.noms import nommer
from ctri.releves.actions import ADRESSE, EXTRAIT
from ctri.releves.etats import EtatReleve
from ctri.releves.models import Extrait, Releve
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte
from mutualisation.templatetags.francais import jour
from mutualisation.typographie import majuscule, typographier


def _adresse(courriel: Courriel) -> Texte | None:
    """Nothing to say once the text was taken back, or approved."""
    releve = Releve.objects.select_related("seance", "region").filter(pk=courriel.objet_id or AUCUN).first()
    if releve is None or releve.etat != EtatReleve.ADRESSE:
        return None
    v = releve.region.vocabulaire
    with timezone.override(ZoneInfo(releve.region.fuseau)):
        titre = f"{v.compte_rendu.nom} {v.seance.du} {v.comite.court.du} du {jour(releve.seance.debut)}"
        contexte = {
            "utilisateur": courriel.destinataire,
            "v": v,
            "titre": titre,
            "lien": settings.SITE_URL + reverse("releve", args=[releve.pk]),
        }
        return Texte(typographier(f"À relire : {titre}"), render_to_string("ctri/courriels/releve.txt", contexte))


def _extrait(courriel: Courriel) -> Texte | None:
    """The outcome and its reason, and where the extract is."""
    extraits = Extrait.objects.select_related("decision__version__dossier__region", "decision__point__seance")
    extrait = extraits.filter(pk=courriel.objet_id or AUCUN).first()
    if extrait is None:
        return None
    dossier, seance = extrait.decision.version.dossier, extrait.decision.point.seance
    v = dossier.region.vocabulaire
    with timezone.override(ZoneInfo(dossier.region.fuseau)):
        contexte = {
            "utilisateur": courriel.destinataire,
            "v": v,
            "c": extrait.contenu,
            "objet": nommer(dossier),
            "seance": seance,
            "lien": settings.SITE_URL + reverse("dossier", args=[dossier.pk]) + "?onglet=decision",
        }
        objet = f"{v.decision.Nom} {v.comite.court.du} : {majuscule(nommer(dossier))}"
        return Texte(typographier(objet), render_to_string("ctri/courriels/extrait.txt", contexte))


def inscrire() -> None:
    """Called when the application starts."""
    redaction.inscrire(Redacteur(ADRESSE, "le relevé à relire", _adresse))
    redaction.inscrire(Redacteur(EXTRAIT, "l’extrait de la décision", _extrait))
