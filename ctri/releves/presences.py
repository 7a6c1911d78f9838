"""Attendance in the words of the minutes, and the rules by which the committee decided. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ctri.comite.regles import Regles
from ctri.seances.models import EtatPresence, Mouvement, Presence
from ctri.seances.tenue import ACTE_UNIPERSONNEL
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.templatetags.francais import jour
from mutualisation.typographie import majuscule, typographier


def presence_en_mots(presence: Presence) -> str:
    """“Présente”, “Arrivé à 10 h 25, parti à 11 h 40, représenté par M. Yves Courtadial”."""
    e = presence.utilisateur.e
    mouvements = list(presence.mouvements.all())
    dits = [mouvement.libelle_accorde(e) for mouvement in mouvements]
    if mouvements and mouvements[0].genre == Mouvement.Genre.DEPART:
        dits.insert(0, f"présent{e}")
    if presence.mandataire is not None:
        dits.append(f"représenté{e} par {presence.mandataire.utilisateur}")
    if not dits:
        # Still expected when the session closed: nobody saw them.
        etat = EtatPresence.ABSENT if presence.etat == EtatPresence.ATTENDU else EtatPresence(presence.etat)
        dits = [f"{etat.label}{e}"]
    return majuscule(", ".join(dit[:1].lower() + dit[1:] for dit in dits))


def assistants(presences: Iterable[Presence], assistance: Mapping[str, Any]) -> list[str]:
    """“Mme Geneviève Larcanche”, “Mme Véronique Albaret (représentée par M. Yves Courtadial)”: members at a point."""
    presents, representes = assistance.get("presents", []), assistance.get("representes", {})
    connues = {p.pk: p for p in presences}
    dits = []
    for presence in connues.values():
        mandataire = connues.get(representes.get(str(presence.pk), 0))
        if presence.voix and presence.pk in presents:
            dits.append(str(presence.utilisateur))
        elif presence.voix and mandataire is not None:
            par = f"représenté{presence.utilisateur.e} par {mandataire.utilisateur}"
            dits.append(f"{presence.utilisateur} ({par})")
    return dits


def regle_appliquee(mode: str, regles: Regles, v: Vocabulaire) -> str:
    """How the decision was taken, with the source of the rules (règle V6)."""
    if mode == ACTE_UNIPERSONNEL:
        return typographier(f"{majuscule(v.comite.court.le)} compte un seul membre : ni quorum, ni vote, un acte daté.")
    source = f"{regles.acte}, {jour(regles.date_acte)}" if regles.acte else "règles par défaut du dispositif"
    if not regles.par_vote:
        return typographier(f"Décision par consensus, constatée par la présidence ({source}).")
    maniere = "à bulletins secrets" if regles.secret else "nominal"
    return typographier(
        f"Vote {maniere}. Quorum : plus de {regles.quorum} % des membres présents. "
        f"Majorité : {regles.majorite_en_mots} ({source})."
    )
