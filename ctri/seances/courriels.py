"""Mails about a session: convened, changed, put off. Each says what is true when it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.utils import timezone

from ctri.agenda import DATES, lien, rendez_vous, titre
from ctri.seances.actions import CHANGEMENT, CONVOCATION, REPORT
from ctri.seances.lecture import lit_tout, points_lus, points_presentes
from ctri.seances.models import EtatSeance, Presence, Seance
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte, composer
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import acteur_de
from mutualisation.templatetags.francais import jour
from mutualisation.temps import maintenant
from mutualisation.typographie import accord, enumeration


def _convocation(courriel: Courriel) -> Texte | None:
    """Nothing to say once the session was put off, opened, or when the person is not expected any more."""
    presences = Presence.objects.filter(utilisateur=courriel.destinataire)
    presence = presences.filter(pk=courriel.objet_id or AUCUN).select_related("seance__region", "utilisateur").first()
    if presence is None or presence.seance.etat != EtatSeance.CONVOQUEE or presence.seance.debut < maintenant():
        return None
    seance = presence.seance
    contexte = _contexte(seance) | {"presence": presence, "change": courriel.genre == CHANGEMENT}
    contexte |= _pour(presence)
    with timezone.override(ZoneInfo(seance.region.fuseau)):
        objet = f"{'Changement' if courriel.genre == CHANGEMENT else 'Convocation'}\N{NO-BREAK SPACE}: {titre(seance)}"
        texte = composer(objet, "ctri/courriels/convocation.txt", "ctri/courriels/convocation.html", contexte)
    rang = sum(acte.code in DATES for acte in historique(seance))
    return replace(texte, pieces=(rendez_vous(seance, texte.corps, rang).piece(),))


def _report(courriel: Courriel) -> Texte | None:
    """The day that was announced, and that a new convocation will follow; nothing if it has already left."""
    seance = Seance.objects.select_related("region").filter(pk=courriel.objet_id or AUCUN).first()
    if seance is None or seance.etat != EtatSeance.PREPARATION:
        return None
    # Only a date that was announced can be called off; it may have been planned again since.
    annonces = (a for a in historique(seance) if a.code == "reprogrammer" and a.de == EtatSeance.CONVOQUEE)
    acte = next(annonces, None)
    if acte is None:
        return None
    annonce = dt.datetime.fromisoformat(acte.donnees["debut"][0])
    with timezone.override(ZoneInfo(seance.region.fuseau)):
        contexte = _contexte(seance) | {"utilisateur": courriel.destinataire, "annonce": annonce}
        v = seance.region.vocabulaire
        objet = f"Date changée\N{NO-BREAK SPACE}: {v.seance.nom} {v.comite.court.du} du {jour(annonce)}"
        return composer(objet, "ctri/courriels/report.txt", "ctri/courriels/report.html", contexte)


def _pour(presence: Presence) -> dict[str, object]:
    """The agenda as this person may read it, and what they present (règle V1)."""
    acteur, region = acteur_de(presence.utilisateur), presence.seance.region
    points = points_lus(acteur, region, presence.seance.points.select_related("dossier__region"))
    presentes = [str(p.rang) for p in points_presentes(acteur, points)]
    quels = f"{accord(len(presentes), 'le point', 'les points')} {enumeration(presentes)}"
    return {"points": points, "partiel": not lit_tout(acteur, region), "presentes": quels if presentes else ""}


def _contexte(seance: Seance) -> dict[str, object]:
    return {
        "seance": seance,
        "v": seance.region.vocabulaire,
        "lien": lien(seance),
    }


def inscrire() -> None:
    """Called when the application starts."""
    for genre, designation, rediger in (
        (CONVOCATION, "la convocation", _convocation),
        (CHANGEMENT, "le changement d’heure ou de lieu", _convocation),
        (REPORT, "l’annonce d’un changement de date", _report),
    ):
        redaction.inscrire(Redacteur(genre, designation, rediger))
