"""Who comes, who is there, who is represented, and who missed which point (règle C9)."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from college.reunions import policies
from college.reunions.actions.porte import verrouiller
from college.reunions.etats import EtatReunion
from college.reunions.models import EtatPresence, Excuse, PointReunion, PresenceReunion, Reunion
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus


@transaction.atomic
def pointer(
    *, presence: PresenceReunion, etat: str, par: Acteur, excuse: str = "", mandataire: PresenceReunion | None = None
) -> PresenceReunion:
    """Record how a person attends; representation names the one who stands for them."""
    reunion = verrouiller(presence.reunion)
    titre = policies.verifier_pointer(par, reunion)
    return _noter(_relue(presence), etat, excuse, mandataire, "pointer", par, titre)


@transaction.atomic
def repondre(
    *, presence: PresenceReunion, etat: str, par: Acteur, excuse: str = "", mandataire: PresenceReunion | None = None
) -> PresenceReunion:
    """Somebody convened says whether they come, are excused, or are represented."""
    verrouiller(presence.reunion)
    presence = _relue(presence)
    titre = policies.verifier_repondre(par, presence)
    # To come is to be expected: only the meeting itself records who is there.
    etat = EtatPresence.ATTENDU if etat == EtatPresence.PRESENT else etat
    if etat not in (EtatPresence.ATTENDU, EtatPresence.EXCUSE, EtatPresence.REPRESENTE):
        raise Refus("Dites si vous venez, si vous êtes excusé ou représenté.", "etat")
    return _noter(presence, etat, excuse, mandataire, "repondre", par, titre)


def _relue(presence: PresenceReunion) -> PresenceReunion:
    return PresenceReunion.objects.select_related("reunion__region", "agent").get(pk=presence.pk)


def _noter(
    presence: PresenceReunion,
    etat: str,
    excuse: str,
    mandataire: PresenceReunion | None,
    code: str,
    par: Acteur,
    titre: Titre,
) -> PresenceReunion:
    """When they do not come, whoever they stood for is expected again; once the meeting is held, absent."""
    if etat not in EtatPresence.values:
        raise Refus("Choisissez présent, représenté, excusé ou absent.", "etat")
    if etat == EtatPresence.EXCUSE and excuse not in Excuse.values:
        raise Refus("Choisissez un motif d’excuse.", "excuse")
    if etat == EtatPresence.REPRESENTE:
        if mandataire is None:
            raise Refus("Dites par qui.", "mandataire")
        policies.verifier_representer(presence, mandataire, policies.regles_de(presence.reunion))
    presence.etat = etat
    presence.excuse = excuse if etat == EtatPresence.EXCUSE else ""
    presence.mandataire = mandataire if etat == EtatPresence.REPRESENTE else None
    presence.save(update_fields=["etat", "excuse", "mandataire"])
    if etat not in (EtatPresence.PRESENT, EtatPresence.ATTENDU):
        avant = presence.reunion.etat == EtatReunion.CONVOQUEE
        seul = EtatPresence.ATTENDU if avant else EtatPresence.ABSENT
        presence.representes.update(etat=seul, mandataire=None)
    donnees = {"presence": presence.pk, "etat": etat}
    inscrire(presence.reunion, code, par=par, titre=titre, region=presence.reunion.region, donnees=donnees)
    return presence


@transaction.atomic
def tous_presents(*, reunion: Reunion, par: Acteur) -> int:
    """Everybody still expected is there; how many."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_pointer(par, reunion)
    nombre = reunion.presences.filter(etat=EtatPresence.ATTENDU).update(etat=EtatPresence.PRESENT)
    donnees = {"nombre": nombre}
    inscrire(reunion, "tous_presents", par=par, titre=titre, region=reunion.region, donnees=donnees)
    return nombre


@transaction.atomic
def noter_absents(*, point: PointReunion, absents: Collection[int], par: Acteur) -> None:
    """Who, present at the meeting, was not there for this point (presence ids)."""
    reunion = verrouiller(point.reunion)
    titre = policies.verifier_ecrire(par, reunion)
    presents = reunion.presences.filter(etat=EtatPresence.PRESENT, pk__in=absents)
    point.absents.set(presents)
    donnees = {"point": point.pk, "absents": [p.pk for p in presents]}
    inscrire(reunion, "noter_absents", par=par, titre=titre, region=reunion.region, donnees=donnees)
