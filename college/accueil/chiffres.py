"""What the plans weigh: actions, days, overloads; and days by service (règles P1, P2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from college.accueil.situation import Situation, situation_de
from college.plans.synthese import AnneeDeMedecin, Synthese
from ctri.dossiers.models import Dossier
from mutualisation.accueil.registre import Chiffre, Colonne
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region
from mutualisation.typographie import compte, nombre, typographier


def chiffres(acteur: Acteur, region: Region | None) -> Iterable[Chiffre]:
    """Actions, days and overloads of the plans being prepared or in force; for a doctor, their own year."""
    if region is None or not acteur.peut(Droit.CONSULTER, region):
        return
    situation = situation_de(acteur, region)
    plans = situation.plans
    if not plans:
        return
    annees = [annee for _, synthese in plans for annee in synthese.annees]
    yield from (_le_mien(annee) for annee in annees if annee.medecin == acteur.agent_id)
    yield _actions(situation, plans)
    yield _jours(situation, annees)
    yield _surcharges(situation, annees)


def _quoi(situation: Situation, plans: Sequence[tuple[Dossier, Synthese]]) -> str:
    """“plan de travail 2027, brouillon”, “3 programmes 2027”."""
    mot = situation.region.vocabulaire.plan_travail.court
    annees = sorted({str(dossier.annee) for dossier, _ in plans})
    if len(plans) > 1:
        return f"{mot.compter(len(plans))} {' et '.join(annees)}"
    dossier = plans[0][0]
    if dossier.modifiable and not situation.lit_les_brouillons:
        # Whoever does not read drafts is shown the last text handed over (règle C3).
        return f"{mot.nom} {dossier.annee}, version {dossier.version}"
    return f"{mot.nom} {dossier.annee}, {dossier.libelle_etat.lower()}"


def _actions(situation: Situation, plans: Sequence[tuple[Dossier, Synthese]]) -> Chiffre:
    v = situation.region.vocabulaire
    objectifs, repondus = sum(s.objectifs for _, s in plans), sum(s.repondus for _, s in plans)
    dossier = plans[0][0]
    return Chiffre(
        titre=v.action.Pluriel,
        valeur=nombre(sum(synthese.actions for _, synthese in plans)),
        sur=_quoi(situation, plans),
        part=repondus / objectifs if objectifs else 0,
        phrase=f"{v.objectif.compter(repondus)} sur {objectifs} {'a' if repondus < 2 else 'ont'} une réponse.",
        url=situation.adresse(dossier) if len(plans) == 1 else "",
        lien="Voir le contenu" if len(plans) == 1 else "",
    )


def _jours(situation: Situation, annees: Sequence[AnneeDeMedecin]) -> Chiffre:
    charge, capacite = sum(a.charge for a in annees), sum(a.capacite for a in annees)
    reserve = sum(a.reserve_posee for a in annees)
    return Chiffre(
        titre=f"Jours des {situation.region.vocabulaire.medecin.pluriel}",
        valeur=nombre(charge),
        sur=f"sur {compte(capacite, 'jour')} de capacité",
        part=_part(charge, capacite),
        phrase=typographier(f"Activité hors plan comprise ; {compte(reserve, 'jour')} de réserve en plus."),
    )


def _surcharges(situation: Situation, annees: Sequence[AnneeDeMedecin]) -> Chiffre:
    """An overload is accepted with a reason the committee reads; without it, it is a fault to mend."""
    medecin = situation.region.vocabulaire.medecin
    surcharges = [a for a in annees if a.surcharge]
    # A reason given in one of several plans is read by the same committee.
    motives = {a.medecin for a in annees if a.motive}
    sans_motif = sum(a.medecin not in motives for a in surcharges)
    jours = sum(a.surcharge for a in surcharges)
    personne = f"Aucun{medecin.e} {medecin.nom} au-delà de sa capacité."
    return Chiffre(
        titre="Surcharges",
        valeur=nombre(len(surcharges)),
        sur=f"sur {medecin.compter(len(annees))}",
        part=_part(len(surcharges), len(annees)),
        phrase=f"{compte(jours, 'jour')} au-delà de la capacité." if surcharges else personne,
        alerte=f"{compte(sans_motif, 'surcharge')} sans motif" if sans_motif else "",
    )


def _le_mien(annee: AnneeDeMedecin) -> Chiffre:
    return Chiffre(
        titre="Votre année",
        valeur=nombre(annee.charge),
        sur=f"sur {compte(annee.capacite, 'jour')} de capacité",
        part=_part(annee.charge, annee.capacite),
        phrase=f"{annee.reserve_posee} sur {compte(annee.reserve, 'jour')} de réserve.",
        alerte=f"{compte(annee.surcharge, 'jour')} au-delà de la capacité" if annee.surcharge else "",
    )


def _part(valeur: int, total: int) -> float:
    return min(1.0, valeur / total) if total > 0 else 0.0


def colonnes(acteur: Acteur, region: Region | None) -> Iterable[Colonne]:
    """Days of the plan by service of belonging, drawn against the most loaded one."""
    if region is None or not acteur.peut(Droit.CONSULTER, region):
        return
    plans = situation_de(acteur, region).plans
    if not plans:
        return
    jours: dict[int, int] = defaultdict(int)
    charges: set[int] = set()
    for annee in (annee for _, synthese in plans for annee in synthese.annees):
        if annee.service is not None:
            jours[annee.service] += annee.au_plan
            charges |= {annee.service} if annee.surcharge else set()
    maximum = max(jours.values(), default=0)
    yield Colonne(
        titre=f"Jours {region.vocabulaire.plan_travail.court.au} {max(d.annee for d, _ in plans)}",
        valeurs={cle: f"{nombre(n)}\N{NO-BREAK SPACE}j" for cle, n in jours.items()},
        total=f"{nombre(sum(jours.values()))}\N{NO-BREAK SPACE}j",
        alertes=frozenset(charges),
        parts={cle: n / maximum for cle, n in jours.items()} if maximum else {},
    )
