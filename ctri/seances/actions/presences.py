"""Who is there, who is represented, who said they cannot come (règle V6)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from ctri.comite.regles import regles_de
from ctri.seances import policies
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import Decompte, EtatPresence, EtatSeance, Mouvement, Presence, Seance, Voix
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def pointer(*, presence: Presence, etat: str, par: Acteur) -> Presence:
    """Record how a member attends; whoever becomes present takes their vote back from their proxy."""
    presence = _relire(presence)
    policies.verifier_pointer(par, presence, etat)
    return _noter(presence, etat, "pointer", par)


@transaction.atomic
def repondre(*, presence: Presence, vient: bool, par: Acteur) -> Presence:
    """Somebody convened says whether they come; who comes after all takes back the vote given to another."""
    presence = _relire(presence)
    policies.verifier_repondre(par, presence)
    return _noter(presence, EtatPresence.ATTENDU if vient else EtatPresence.EXCUSE, "repondre", par)


def _relire(presence: Presence) -> Presence:
    """As it is now, its session locked."""
    verrouiller(presence.seance)
    return Presence.objects.select_related("seance__region", "utilisateur").get(pk=presence.pk)


def _noter(presence: Presence, etat: str, code: str, par: Acteur) -> Presence:
    """Proxies this person carried fall unless they are there, or still expected.

    Before the session, those who had given one are excused: they are asked again to whom they give it.
    """
    avant = presence.etat
    presence.etat, presence.mandataire, presence.maj_le = etat, None, maintenant()
    presence.save(update_fields=["etat", "mandataire", "maj_le"])
    touches = [presence.pk]
    if etat not in (EtatPresence.PRESENT, EtatPresence.ATTENDU):
        convoquee = presence.seance.etat == EtatSeance.CONVOQUEE
        sans_porteur = EtatPresence.EXCUSE if convoquee else EtatPresence.ABSENT
        touches += presence.procurations.values_list("pk", flat=True)
        presence.procurations.update(etat=sans_porteur, mandataire=None, maj_le=maintenant())
    if avant != etat:
        _suivre(presence, avant)
        _reprendre_les_voix(presence, touches)
    inscrire_au_journal(
        presence.seance,
        code,
        par=par,
        region=presence.seance.region,
        donnees={"presence": presence.pk, "etat": etat},
    )
    return presence


def _suivre(presence: Presence, avant: str) -> None:
    """While the session is open, an arrival and a departure have their hour; any other change puts a mistake right."""
    if presence.seance.etat != EtatSeance.OUVERTE or presence.maj_le is None:
        return
    if presence.etat == EtatPresence.PRESENT:
        Mouvement.objects.create(presence=presence, genre=Mouvement.Genre.ARRIVEE, le=presence.maj_le)
    elif avant == EtatPresence.PRESENT and presence.etat in (EtatPresence.PARTI, EtatPresence.REPRESENTE):
        Mouvement.objects.create(presence=presence, genre=Mouvement.Genre.DEPART, le=presence.maj_le)
    elif presence.etat != EtatPresence.REPRESENTE:
        presence.mouvements.all().delete()


def _reprendre_les_voix(presence: Presence, touches: Sequence[int]) -> None:
    """On points still without outcome, the votes of whoever moved are void; a secret count no longer adds up."""
    if presence.voix and presence.seance.etat == EtatSeance.OUVERTE:
        en_cours = presence.seance.points.filter(issue="")
        Voix.objects.filter(presence__in=touches, point__in=en_cours).delete()
        Decompte.objects.filter(point__in=en_cours).delete()


@transaction.atomic
def tous_presents(*, seance: Seance, par: Acteur) -> int:
    """Everybody still expected is there; how many. Whoever said otherwise is left as they are."""
    seance = verrouiller(seance)
    policies.verifier_modifier(par, seance)
    attendus = list(seance.presences.filter(etat=EtatPresence.ATTENDU))
    for presence in attendus:
        pointer(presence=presence, etat=EtatPresence.PRESENT, par=par)
    return len(attendus)


@transaction.atomic
def donner_procuration(*, presence: Presence, mandataire: Presence, par: Acteur) -> Presence:
    """A member is represented by another, within the limit the rules set."""
    presence = _relire(presence)
    seance, avant = presence.seance, presence.etat
    policies.verifier_procuration(par, presence)
    if mandataire.seance_id != seance.pk or not (mandataire.voix and presence.voix) or mandataire == presence:
        raise Refus("Choisissez un autre membre de cette séance.")
    if mandataire.etat not in (EtatPresence.PRESENT, EtatPresence.ATTENDU):
        raise Refus("Le mandataire doit assister à la séance.")
    limite = regles_de(seance.region, seance.jour).procurations_max
    if mandataire.procurations.exclude(pk=presence.pk).count() >= limite:
        raise Refus(f"{mandataire.utilisateur} porte déjà le nombre maximal de procurations ({limite}).")
    if presence.procurations.exists():
        raise Refus("Une personne qui porte une procuration ne peut pas se faire représenter.")
    presence.etat, presence.mandataire, presence.maj_le = EtatPresence.REPRESENTE, mandataire, maintenant()
    presence.save(update_fields=["etat", "mandataire", "maj_le"])
    _suivre(presence, avant)
    _reprendre_les_voix(presence, [presence.pk])
    inscrire_au_journal(
        seance, "donner_procuration", par=par, region=seance.region,
        donnees={"presence": presence.pk, "mandataire": mandataire.pk},
    )  # fmt: skip
    return presence
