"""Who has a place at a session: its members, and the proposers of what it decides (règles V1, T2)."""

from __future__ import annotations

from ctri.comite.membres import Membre, membres_de
from ctri.seances.models import Presence, Seance
from mutualisation.courriels.actions import demander
from mutualisation.mandats.acteur import Acteur

# Mail to a place at the session.
CONVOCATION = "ctri.convocation"


def _convies(seance: Seance) -> list[Membre]:
    """Proposers come for their own texts, and for the rest only where the scheme seats them (règle V1)."""
    schema = seance.region.schema
    dossiers = [p.dossier for p in seance.points.select_related("dossier") if p.dossier is not None]
    propositions = {(schema.livrable(d.livrable).proposant, d.pole) for d in dossiers}
    return [
        membre
        for membre in membres_de(seance.region, seance.jour)
        if membre.voix
        or schema.comite.presence_proposant
        or schema.role(membre.mandat.role).siege
        or any(
            role == membre.mandat.role and (not pole or membre.mandat.pole in ("", pole)) for role, pole in propositions
        )
    ]


def convier(seance: Seance, *, par: Acteur, proposants: bool = True) -> list[Presence]:
    """Give a place, and the mail that goes with it, to those who have none yet."""
    deja = set(seance.presences.values_list("utilisateur_id", flat=True))
    nouveaux = Presence.objects.bulk_create(
        Presence(
            seance=seance,
            utilisateur=m.utilisateur,
            mandat=m.mandat,
            qualite=m.qualite,
            voix=m.voix,
            preside=m.preside,
        )
        for m in _convies(seance)
        if m.utilisateur.pk not in deja and (proposants or m.voix)
    )
    for presence in nouveaux:
        demander(genre=CONVOCATION, destinataire=presence.utilisateur, par=par, objet_id=presence.pk)
    return nouveaux
