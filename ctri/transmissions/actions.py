"""Sending for information, reading, reminding once (règles C3, C8, V8)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction

from ctri.cycle import prochaine_seance
from ctri.dossiers.confidentialite import verifier_sans_patient
from ctri.dossiers.types import empreinte as empreinte_de
from ctri.seances.actions import ajouter_point
from ctri.seances.models import GenrePoint, Point
from ctri.transmissions import policies
from ctri.transmissions.destinataires import destinataires_de
from ctri.transmissions.genres import genre_de
from ctri.transmissions.models import Destinataire, RappelDeLecture, Transmission
from mutualisation.courriels.actions import demander as demander_courriel
from mutualisation.documents.actions import demander as demander_pdf
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.roles import qualite
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

# Mails: to a recipient.
ENVOI, RAPPEL = "ctri.transmission", "ctri.rappel_transmission"
FABRIQUE = "transmission"
# What one pass of the sweep reminds at most.
LOT = 200
LONGUEUR_DU_TITRE = 200


@transaction.atomic
def transmettre(*, genre: str, source_id: int, sans_patient: bool, par: Acteur) -> Transmission:
    """Freeze what the kind says may leave, and send it to the committee; `sans_patient`: its author says so (règle C8).

    What was sent before for the same source is replaced by it.
    """
    envoi = genre_de(genre).preparer(par, source_id)
    if envoi is None:
        raise Refus("Vous n’avez pas accès à ce qui serait transmis.")
    region = _verrouiller(envoi.region)
    titre = policies.verifier_transmettre(par, region)
    donnees = verifier_sans_patient(sans_patient)
    derniere = Transmission.objects.filter(genre=genre, source_id=source_id, remplacee_par=None).first()
    empreinte = empreinte_de(envoi.contenu)
    policies.verifier_inedite(derniere, empreinte, reserve=envoi.reserve)
    annee = aujourdhui(region.fuseau).year
    numero = region.transmissions.filter(annee=annee).count() + 1
    transmission = Transmission.objects.create(
        region=region,
        genre=genre,
        source_id=source_id,
        annee=annee,
        numero=numero,
        reference=f"TRI-{region.circonscription.sigle}-{annee}-{numero:02}",
        titre=typographier(genre_de(genre).nommer(envoi.contenu))[:LONGUEUR_DU_TITRE],
        contenu=envoi.contenu,
        empreinte=empreinte,
        reserve=envoi.reserve,
        remplace=derniere,
        le=maintenant(),
        par=par.utilisateur,
        qualite=qualite(titre, par.utilisateur),
    )
    _adresser(transmission, par=par, titre=titre, donnees=donnees)
    return transmission


def _verrouiller(region: Region) -> Region:
    """Held until the end of the transaction: numbers follow one another, and the second of two sees the first."""
    return Region.objects.select_for_update(of=("self",), no_key=True).get(pk=region.pk)


def _adresser(transmission: Transmission, *, par: Acteur, titre: Titre, donnees: dict[str, bool]) -> None:
    """Fix the recipients, ask for their mails and for the file, write it in the journal."""
    region = transmission.region
    attendus = destinataires_de(region, aujourdhui(region.fuseau), sauf=par.utilisateur)
    if not attendus:
        raise Refus(f"Personne ne siège aujourd’hui {region.vocabulaire.comite.court.au} : nommez d’abord ses membres.")
    destinataires = Destinataire.objects.bulk_create(
        Destinataire(transmission=transmission, utilisateur=a.utilisateur, mandat=a.mandat, qualite=a.qualite)
        for a in attendus
    )
    for destinataire in destinataires:
        demander_courriel(genre=ENVOI, destinataire=destinataire.utilisateur, par=par, objet_id=destinataire.pk)
    demander_pdf(
        genre=FABRIQUE,
        source_id=transmission.pk,
        # The stamp printed on the file is the transmission's own: same text sent twice, two files.
        empreinte_contenu=(f"{transmission.pk}:{transmission.empreinte}:{genre_de(transmission.genre).version_pdf}"),
        nom=transmission.reference,
        region=region,
        par=par,
    )
    inscrire_au_journal(
        transmission, "transmettre", par=par, titre=titre, region=region,
        donnees=donnees | {"destinataires": len(destinataires), "source": transmission.source_id},
    )  # fmt: skip


def marquer_lue(*, transmission: Transmission, utilisateur_id: int) -> None:
    """The first reading of a recipient; later ones, and those of others, leave nothing. Never in the journal."""
    miennes = Destinataire.objects.filter(transmission=transmission, utilisateur=utilisateur_id, lu_le=None)
    miennes.update(lu_le=maintenant())


@transaction.atomic
def inscrire_a_l_ordre_du_jour(*, transmission: Transmission, par: Acteur) -> Point:
    """One click: a point of information on the next session."""
    seance = prochaine_seance(transmission.region)
    policies.verifier_inscrire(par, transmission, seance)
    if seance is None:
        raise ValueError("a session was checked above")
    titre = policies.titre_du_point(transmission)
    return ajouter_point(seance=seance, genre=GenrePoint.INFORMATION, titre=titre, duree=5, par=par)


def rappeler() -> int:
    """Ask for the reminders that are due, region by region; how many recipients were seen."""
    regions = Region.objects.filter(transmissions__isnull=False).distinct().order_by("pk")
    return sum(_rappeler(region) for region in regions)


@transaction.atomic
def _rappeler(region: Region) -> int:
    """Several sweeps at once share the recipients, and none is reminded twice."""
    dus = Destinataire.objects.a_rappeler(region, avant=_limite(region))
    lot = list(dus.select_for_update(skip_locked=True, of=("self",)).select_related("utilisateur").order_by("pk")[:LOT])
    for destinataire in lot:
        _, nouveau = RappelDeLecture.objects.get_or_create(destinataire=destinataire, defaults={"le": maintenant()})
        if nouveau:
            demander_courriel(genre=RAPPEL, destinataire=destinataire.utilisateur, par=None, objet_id=destinataire.pk)
    return len(lot)


def _limite(region: Region) -> dt.datetime:
    """What was transmitted on an earlier civil day than this instant's is to be recalled by now."""
    dernier = aujourdhui(region.fuseau) - delai_du_rappel(region)
    return dt.datetime.combine(dernier + dt.timedelta(days=1), dt.time(), ZoneInfo(region.fuseau))


def delai_du_rappel(region: Region) -> dt.timedelta:
    """How long a recipient has before the only reminder."""
    return dt.timedelta(days=region.schema.rappels.lecture_jours)
