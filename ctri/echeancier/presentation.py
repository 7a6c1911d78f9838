"""What the page says of each text due, in the scheme's words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ctri.dossiers.noms import intitule
from ctri.echeancier.attendus import Attendu, delai
from ctri.echeancier.avancement import Avancement, Situation, plus_grave
from ctri.echeancier.lecture import Echeancier, echeancier
from ctri.echeancier.registre import Depart, Departs
from mutualisation.dessins import Rangee, Repere
from mutualisation.mandats.acteur import Acteur
from mutualisation.templatetags.francais import jour, jour_court
from mutualisation.territoire.models import Region
from mutualisation.typographie import compte, majuscule, typographier

# How each situation looks (`templatetags.composants.ETATS`).
ALLURES: dict[Situation, str] = {"retard": "retard", "du": "lointain", "remis": "soumise", "decide": "fait"}


@dataclass(frozen=True)
class Ligne:
    """One row of the page; `allure` names the badge, `urgence` that of the due date."""

    titre: str
    portee: str
    proposant: str
    mot: str
    allure: str
    echeance: dt.date | None
    delai: str
    urgence: str
    remis_le: dt.date | None
    ecart: str
    decide_le: dt.date | None
    acte: str
    suite: str
    url: str
    depart: Depart | None
    annuel: bool


def mot_de(avancement: Avancement) -> str:
    """“Décidé”, “Remise”, “En retard”, “Attendus”: agrees with the text; a text without year is in force."""
    e = avancement.attendu.livrable.libelle.e
    if avancement.situation == "retard":
        return "En retard"
    if avancement.situation == "decide":
        return f"Décidé{e}" if avancement.attendu.annee else "En vigueur"
    return f"{'Remis' if avancement.situation == 'remis' else 'Attendu'}{e}"


def titre_de(echeances: Echeancier, attendu: Attendu) -> str:
    """“Plan de travail 2027”, “Programme du pôle RPS 2027”, “Règlement intérieur du collège”."""
    if attendu.annee is None and not attendu.pole:
        libelle: str = attendu.livrable.libelle.Nom
        return libelle
    return intitule(echeances.region, attendu.livrable.code, attendu.annee or echeances.annee, attendu.pole)


def portee_de(echeances: Echeancier, attendu: Attendu) -> str:
    """Whose text it is: the region, a pole, a service."""
    if attendu.service is not None:
        return echeances.services[attendu.service].nom
    if attendu.pole:
        libelle: str = echeances.region.schema.pole(attendu.pole).libelle
        return libelle
    return attendu.livrable.sous_titre or ""


def lignes(echeances: Echeancier, departs: Departs) -> list[Ligne]:
    """Yearly texts first, by due date."""
    return [_ligne(echeances, a, departs) for a in echeances]


def _ligne(echeances: Echeancier, a: Avancement, departs: Departs) -> Ligne:
    attendu, region = a.attendu, echeances.region
    ouvert = a.situation in ("du", "retard")
    mots, urgence = delai(attendu.echeance, echeances.jour) if ouvert else ("", "")
    if not attendu.livrable.obligatoire and ouvert:
        mots, urgence = f"Facultati{'ve' if attendu.livrable.libelle.e else 'f'}", "neutre"
    return Ligne(
        titre=titre_de(echeances, attendu),
        portee=portee_de(echeances, attendu),
        proposant=region.schema.role(attendu.livrable.proposant).terme.court.Nom,
        mot=mot_de(a),
        allure=ALLURES[a.situation],
        echeance=attendu.echeance,
        delai=mots,
        urgence=urgence,
        remis_le=a.remis_le,
        ecart=f"{compte(a.retard, 'jour')} après l’échéance" if a.retard and a.remis_le and not ouvert else "",
        decide_le=a.decide_le,
        acte=a.texte.acte if a.texte and a.decide_le else "",
        suite=_suite(echeances, a),
        url=reverse("dossier", args=[a.texte.pk]) if a.texte else "",
        depart=departs(attendu) if a.texte is None else None,
        annuel=attendu.annee is not None,
    )


def _suite(echeances: Echeancier, a: Avancement) -> str:
    """What happens next, in a few words."""
    if a.situation == "decide":
        return _remplacement(echeances, a)
    if a.texte is None:
        return ""
    if a.situation == "remis":
        libelle: str = echeances.region.schema.etats.libelle(a.texte.etat)
        return libelle
    return "À reprendre" if a.a_reprendre else "En cours de rédaction"


def _remplacement(echeances: Echeancier, a: Avancement) -> str:
    if a.suite is None:
        return ""
    v = echeances.region.vocabulaire
    return majuscule(f"{v.avenant.un} est en cours" if a.suite.avenant else "un texte est préparé pour le remplacer")


def resume(echeances: Echeancier) -> str:
    """“Plan de travail 2027, attendu le 31 janv.”: the next one."""
    prochain = echeances.prochain
    if prochain is None or prochain.attendu.echeance is None:
        return ""
    le = prochain.attendu.echeance
    return typographier(
        f"{titre_de(echeances, prochain.attendu)}, attendu{prochain.attendu.livrable.libelle.e} le {jour(le)}"
    )


def panneau(acteur: Acteur, region: Region, annee: int) -> dict[str, Any]:
    """The same figures for the panel of other pages."""
    lu = echeancier(acteur, region, annee)
    return {"echeances": lu, "prochain": resume(lu)}


def rangees(echeances: Echeancier) -> list[Rangee]:
    """The same lines for the drawing: what the year asks, and standing texts that moved during it."""
    trouvees = []
    for a in echeances:
        reperes = [
            Repere(le, genre)
            for le, genre in ((a.attendu.echeance, "echeance"), (a.remis_le, "remise"), (a.decide_le, "decision"))
            if le is not None
        ]
        if a.attendu.annee is None and not any(r.le.year == echeances.annee for r in reperes):
            continue
        fin = (a.remis_le if a.situation != "retard" else echeances.jour) if a.retard else None
        retard = (a.attendu.echeance, fin) if a.attendu.echeance and fin else None
        trouvees.append(Rangee(_nom_court(echeances, a.attendu), tuple(reperes), retard, f"{mot_de(a)}{_dates(a)}"))
    return trouvees


def _nom_court(echeances: Echeancier, attendu: Attendu) -> str:
    if attendu.service is None:
        return titre_de(echeances, attendu)
    return f"{attendu.livrable.libelle.court.Nom} – {portee_de(echeances, attendu)}"


def _dates(a: Avancement) -> str:
    """The drawing in words."""
    dits = [
        f"{mot} le {jour_court(le)}"
        for mot, le in (("échéance", a.attendu.echeance), ("remise", a.remis_le), ("décision", a.decide_le))
        if le
    ]
    return "".join(f", {dit}" for dit in dits)


@dataclass(frozen=True)
class Case:
    """One cell of the comparison: every text of one deliverable in one region."""

    allure: str
    mot: str
    detail: str
    situation: Situation


def case(avancements: list[Avancement], le_jour: dt.date) -> Case | None:
    """None where nothing is due: the scheme had not started."""
    if not avancements:
        return None
    if len(avancements) == 1:
        [a] = avancements
        return Case(ALLURES[a.situation], mot_de(a), _detail(a, le_jour), a.situation)
    pire = plus_grave(avancements)
    concernes = [a for a in avancements if a.situation == pire]
    decides = sum(a.situation == "decide" for a in avancements)
    mot = majuscule(mot_de(concernes[0]).lower())
    e = concernes[0].attendu.livrable.libelle.e
    detail = f"{len(concernes)} sur {len(avancements)}"
    if pire != "decide":
        detail += f", {compte(decides, f'décidé{e}', f'décidé{e}s')}"
    return Case(ALLURES[pire], mot, detail, pire)


def _detail(a: Avancement, le_jour: dt.date) -> str:
    if a.situation == "retard":
        return compte(a.retard, "jour")
    if a.situation == "du":
        return f"pour le {jour_court(a.attendu.echeance)}" if a.attendu.echeance else ""
    le = a.decide_le if a.situation == "decide" else a.remis_le
    return f"le {jour_court(le)}" + (f" {le.year}" if le.year != le_jour.year else "") if le else ""
