"""What frames a printed text: identity, running strings, opinion, decision."""

from collections.abc import Mapping
from typing import Any

from ctri.tampon import Tampon
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import civile, compte, date_jour, date_longue, majuscule, typographier

Parties = list[tuple[str, str]]


def entete(
    contenu: Mapping[str, Any], titre: str, tampon: Tampon, v: Mots, *, e: str
) -> dict[str, str | bool | list[str]]:
    """Running strings and identity. Those that go into attributes are treated here: the filter leaves markup alone.

    `titre` with its year when it has one; `e`: the ending its gender gives.
    """
    pole = f" · {contenu['pole']['libelle']}" if contenu["pole"] else ""
    reference = f"{tampon.reference}, version {tampon.version}" if tampon.version else tampon.reference
    etat = _etat(tampon, e)
    return {
        "document": typographier(f"{titre}{pole} · {contenu['region']['nom']}"),
        "reference": reference,
        "pied": typographier(f"{reference} · {etat}"),
        "validation": _validation(tampon, v) if tampon.valide else majuscule(etat),
        "titre_fichier": typographier(f"{titre}, {contenu['region']['nom']}"),
        "auteur": typographier(contenu["emetteur"]["siege"]),
        "description": typographier(f"{titre} {contenu['sous_titre']}".strip() + f", {reference}"),
        "date": tampon.soumise_le.isoformat() if tampon.soumise_le else "",
        # A long name takes a smaller size rather than a third line.
        "long": len(contenu["titre"]) > 26 or len(contenu["sous_titre"]) > 24,
        "empreinte": _groupes(tampon.empreinte),
    }


def _groupes(empreinte: str) -> list[str]:
    """Two lines of four groups of eight: someone can compare them by eye."""
    groupes = [empreinte[rang : rang + 8] for rang in range(0, len(empreinte), 8)]
    return [" ".join(groupes[rang : rang + 4]) for rang in range(0, len(groupes), 4)]


def _etat(tampon: Tampon, e: str) -> str:
    """« validé le 19 janvier 2027 », or the reminder that it is only a draft."""
    if tampon.valide and tampon.decision:
        return f"validé{e} le {date_longue(tampon.decision.seance_date)}"
    if tampon.soumise_le:
        return f"projet du {date_longue(tampon.soumise_le)}, non validé"
    return "projet en cours de rédaction, non validé"


def _validation(tampon: Tampon, v: Mots) -> str:
    if tampon.decision is None:
        return tampon.etat_libelle
    sigle = f" ({v.comite.court.nom})" if v.comite.court.nom != v.comite.nom else ""
    return f"{majuscule(v.comite.nom)}{sigle}, {date_jour(tampon.decision.seance_date)}"


def soumission(tampon: Tampon, v: Mots) -> str:
    """Who put this version before the committee, and when; empty for a draft."""
    if tampon.soumise_le is None:
        return ""
    jour = date_jour(tampon.soumise_le)
    return f"Version {tampon.version} soumise {v.comite.court.au} le {jour} par {tampon.soumise_par}."


def decision(tampon: Tampon, v: Mots) -> dict[str, str]:
    """The decision in words; empty until the committee has decided."""
    prise = tampon.decision
    if prise is None:
        return {}
    voix = ""
    if prise.vote:
        vote = prise.vote
        maniere = "Vote à bulletins secrets" if vote.secret else "Vote"
        voix = f"{maniere} : {vote.pour} pour, {vote.contre} contre, {compte(vote.abstention, 'abstention')}."
    elif prise.mode == "consensus":
        voix = f"{majuscule(v.decision.nom)} prise par consensus."
    comite = v.comite.court
    return {
        "comite": f"{majuscule(comite.le)}, réuni{comite.e} le {date_jour(prise.seance_date)}",
        "issue": prise.issue_libelle,
        "motif": prise.motif,
        "voix": voix,
        "par": prise.constatee_par,
    }


def conclusion(contenu: Mapping[str, Any], tampon: Tampon, v: Mots) -> dict[str, Any]:
    """What the last section reads: who submitted, the opinion, the decision."""
    avis = contenu["avis_college"]
    return {
        "soumission": soumission(tampon, v),
        "avis": avis,
        "avis_date": date_jour(civile(avis["date"])) if avis else "",
        "decision": decision(tampon, v),
    }
