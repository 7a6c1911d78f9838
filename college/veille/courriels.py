"""The weekly letter as a mail: what its reader may still read on the day it leaves (règle T4)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from college.membres.appartenance import est_membre
from college.nomenclature import nom_de_fonction
from college.veille.lettre import GENRE, publiees
from college.veille.models import AbonnementVeille, LettreVeille, NoteVeille
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.templatetags.francais import compte, jour


def _rediger(courriel: Courriel) -> Texte | None:
    """Nothing to say to whom has left the college or the list, nor when every note was withdrawn since."""
    lettre = LettreVeille.objects.select_related("region").filter(pk=courriel.objet_id or AUCUN).first()
    if lettre is None or not courriel.destinataire.is_active:
        return None
    region, acteur = lettre.region, acteur_de(courriel.destinataire)
    abonnes = AbonnementVeille.objects.filter(region=region, utilisateur=courriel.destinataire)
    if not est_membre(acteur, region) or not abonnes.exists():
        return None
    notes = publiees(NoteVeille.objects.visibles_par(acteur), region, lettre.semaine)
    lues = list(notes.select_related("auteur", "region__circonscription"))
    if not lues:
        return None
    with timezone.override(ZoneInfo(region.fuseau)):
        contexte = {
            "utilisateur": courriel.destinataire,
            "v": region.vocabulaire,
            "semaine": lettre.semaine,
            "notes": [(n, nom_de_fonction(region.schema, n.fonction), _adresse("note_veille", n.pk)) for n in lues],
            "region": region,
            "page": _adresse("veille", region.pk),
        }
        corps = render_to_string("college/courriels/lettre_veille.txt", contexte)
        objet = f"Veille\N{NO-BREAK SPACE}: {compte(len(lues), 'note,notes')}, semaine du {jour(lettre.semaine)}"
    return Texte(objet, corps)


def _adresse(nom: str, pk: int) -> str:
    return settings.SITE_URL + reverse(nom, args=[pk])


def inscrire() -> None:
    """Called when the application starts."""
    redaction.inscrire(Redacteur(GENRE, "la lettre de veille", _rediger))
