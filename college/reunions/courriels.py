"""Mails about a meeting: convened, changed, called off, minutes to read. Each says what is true when it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from college.reunions.actions.programme import CHANGEMENT, CONVOCATION, REPORT
from college.reunions.actions.redaction import DIFFUSION
from college.reunions.etats import EtatReunion
from college.reunions.models import CompteRendu, PresenceReunion, Reunion
from mutualisation.agenda import RendezVous
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte, composer
from mutualisation.journal.actions import historique
from mutualisation.temps import aujourdhui
from mutualisation.typographie import date_longue, majuscule

# Each of these acts makes a new version of the meeting in calendars.
DATES = ("convoquer", "reprogrammer", "reporter")
DEUX_POINTS = "\N{NO-BREAK SPACE}:"


def lien(reunion: Reunion) -> str:
    return settings.SITE_URL + reverse("reunion", args=[reunion.pk])


def titre(reunion: Reunion) -> str:
    """“réunion du collège du 12 février 2008”."""
    v = reunion.region.vocabulaire
    return f"{v.reunion.nom} {v.college.court.du} du {date_longue(reunion.date)}"


def _convocation(courriel: Courriel) -> Texte | None:
    """Nothing to say once the meeting was put off or held, or when the person is not expected any more."""
    presence = (
        PresenceReunion.objects.filter(pk=courriel.objet_id or AUCUN, agent__utilisateur=courriel.destinataire)
        .select_related("reunion__region", "agent")
        .first()
    )
    if presence is None or presence.reunion.etat != EtatReunion.CONVOQUEE:
        return None
    reunion = presence.reunion
    if reunion.date < aujourdhui(reunion.region.fuseau):
        return None
    change = courriel.genre == CHANGEMENT
    contexte = _contexte(reunion) | {"presence": presence, "change": change}
    objet = f"{'Changement' if change else 'Convocation'}{DEUX_POINTS} {titre(reunion)}"
    texte = composer(objet, "college/courriels/convocation.txt", "college/courriels/convocation.html", contexte)
    rang = sum(acte.code in DATES for acte in historique(reunion))
    return replace(texte, pieces=(rendez_vous(reunion, texte.corps, rang).piece(),))


def _report(courriel: Courriel) -> Texte | None:
    """The day that was announced does not hold; nothing if another convocation has already left."""
    reunion = Reunion.objects.select_related("region").filter(pk=courriel.objet_id or AUCUN).first()
    if reunion is None or reunion.etat not in (EtatReunion.PREPARATION, EtatReunion.ANNULEE):
        return None
    acte = next((a for a in historique(reunion) if a.code in ("reporter", "annuler")), None)
    if acte is None:
        return None
    annulee = reunion.etat == EtatReunion.ANNULEE
    contexte = _contexte(reunion) | {
        "utilisateur": courriel.destinataire,
        "annulee": annulee,
        "motif": acte.motif.texte if acte.motif else "",
        "annonce": reunion.date if annulee else dt.date.fromisoformat(acte.donnees["date"][0]),
    }
    mot = "Annulation" if annulee else "Date changée"
    v = reunion.region.vocabulaire
    objet = f"{mot}{DEUX_POINTS} {v.reunion.nom} {v.college.court.du}"
    return composer(objet, "college/courriels/report.txt", "college/courriels/report.html", contexte)


def _diffusion(courriel: Courriel) -> Texte | None:
    """The draft minutes can be read and commented; nothing once they are approved or circulated again."""
    version = CompteRendu.objects.filter(pk=courriel.objet_id or AUCUN).select_related("reunion__region").first()
    if version is None or version.reunion.etat != EtatReunion.PROJET:
        return None
    if version.reunion.comptes_rendus.filter(numero__gt=version.numero).exists():
        return None
    contexte = _contexte(version.reunion) | {"utilisateur": courriel.destinataire, "version": version}
    mot = version.reunion.region.vocabulaire.compte_rendu
    objet = f"{mot.Nom} à relire{DEUX_POINTS} {titre(version.reunion)}"
    return composer(objet, "college/courriels/compte_rendu.txt", "college/courriels/compte_rendu.html", contexte)


def _contexte(reunion: Reunion) -> dict[str, object]:
    return {
        "reunion": reunion,
        "points": list(reunion.points.all()),
        "v": reunion.region.vocabulaire,
        "lien": lien(reunion),
        "titre": titre(reunion),
    }


def rendez_vous(reunion: Reunion, texte: str, rang: int, maj: dt.datetime | None = None) -> RendezVous:
    """The meeting as calendars hold it, by mail or in the feed: the same one, told apart by nothing."""
    return RendezVous(
        uid=lien(reunion),
        rang=rang,
        debut=reunion.instant(reunion.debut),
        fin=reunion.instant(reunion.fin),
        titre=majuscule(titre(reunion)),
        lieu=reunion.lieu,
        texte=texte,
        url=lien(reunion),
        maj=maj,
        provisoire=reunion.etat == EtatReunion.PREPARATION,
    )


def inscrire() -> None:
    """Called when the application starts."""
    for genre, designation, rediger in (
        (CONVOCATION, "la convocation", _convocation),
        (CHANGEMENT, "le changement d’heure ou de lieu", _convocation),
        (REPORT, "l’annonce d’un changement de date", _report),
        (DIFFUSION, "le projet de compte rendu", _diffusion),
    ):
        redaction.inscrire(Redacteur(genre, designation, rediger))
