"""What the plans weigh: actions, days, overloads; and days by service (règles P1, P2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.urls import reverse

from college.accueil.situation import Situation, situation_de
from college.plans.calculs import Charge, charges, par_objectif, par_service
from college.plans.contenu import Contenu
from ctri.dossiers.etats import Etat
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
    plans = situation.contenus
    if not plans:
        return
    contenus = [contenu for _, contenu in plans]
    lignes = [charge for contenu in contenus for charge in charges(contenu)]
    yield from (_le_mien(situation, ligne) for ligne in lignes if ligne.medecin["id"] == acteur.agent_id)
    yield _actions(situation, plans)
    yield _jours(situation, lignes)
    yield _surcharges(situation, lignes, contenus)


def _quoi(situation: Situation, plans: Sequence[tuple[Dossier, Contenu]]) -> str:
    """“plan de travail 2027, brouillon”, “3 programmes 2027”."""
    mot = situation.region.vocabulaire.plan_travail.court
    annees = sorted({str(dossier.annee) for dossier, _ in plans})
    if len(plans) > 1:
        return f"{mot.compter(len(plans))} {' et '.join(annees)}"
    dossier = plans[0][0]
    return f"{mot.nom} {dossier.annee}, {dossier.libelle_etat.lower()}"


def _actions(situation: Situation, plans: Sequence[tuple[Dossier, Contenu]]) -> Chiffre:
    v = situation.region.vocabulaire
    reponses = [r for _, contenu in plans for r in par_objectif(contenu) if r.objectif]
    repondus = sum(bool(r.actions) for r in reponses)
    dossier = plans[0][0]
    return Chiffre(
        titre=v.action.Pluriel,
        valeur=nombre(sum(len(contenu["actions"]) for _, contenu in plans)),
        sur=_quoi(situation, plans),
        part=repondus / len(reponses) if reponses else 0,
        phrase=f"{v.objectif.compter(repondus)} sur {len(reponses)} {'a' if repondus < 2 else 'ont'} une réponse.",
        url=_adresse(situation, dossier) if len(plans) == 1 else "",
        lien="Voir le contenu" if len(plans) == 1 else "",
    )


def _adresse(situation: Situation, dossier: Dossier) -> str:
    if dossier.etat == Etat.BROUILLON and situation.lit_les_brouillons:
        return reverse("plan", args=[situation.plans[dossier.pk]])
    return reverse("dossier", args=[dossier.pk])


def _jours(situation: Situation, lignes: Sequence[Charge]) -> Chiffre:
    charge, capacite = sum(x.total for x in lignes), sum(x.capacite for x in lignes)
    reserve = sum(x.jours.reserve for x in lignes)
    return Chiffre(
        titre=f"Jours des {situation.region.vocabulaire.medecin.pluriel}",
        valeur=nombre(charge),
        sur=f"sur {compte(capacite, 'jour')} de capacité",
        part=_part(charge, capacite),
        phrase=typographier(f"Activité hors plan comprise ; {compte(reserve, 'jour')} de réserve en plus."),
    )


def _surcharges(situation: Situation, lignes: Sequence[Charge], contenus: Sequence[Contenu]) -> Chiffre:
    """An overload is accepted with a reason the committee reads; without it, it is a fault to mend."""
    medecin = situation.region.vocabulaire.medecin
    surcharges = [x for x in lignes if x.surcharge]
    motives = {m["medecin"] for contenu in contenus for m in contenu["motifs_surcharge"] if m["texte"].strip()}
    sans_motif = sum(x.medecin["id"] not in motives for x in surcharges)
    jours = sum(x.surcharge for x in surcharges)
    personne = f"Aucun{medecin.e} {medecin.nom} au-delà de sa capacité."
    return Chiffre(
        titre="Surcharges",
        valeur=nombre(len(surcharges)),
        sur=f"sur {medecin.compter(len(lignes))}",
        part=_part(len(surcharges), len(lignes)),
        phrase=f"{compte(jours, 'jour')} au-delà de la capacité." if surcharges else personne,
        alerte=f"{compte(sans_motif, 'surcharge')} sans motif" if sans_motif else "",
    )


def _le_mien(situation: Situation, ligne: Charge) -> Chiffre:
    reserve = ligne.medecin["reserve"]
    return Chiffre(
        titre="Votre année",
        valeur=nombre(ligne.total),
        sur=f"sur {compte(ligne.capacite, 'jour')} de capacité",
        part=_part(ligne.total, ligne.capacite),
        phrase=f"{ligne.jours.reserve} sur {compte(reserve, 'jour')} de réserve.",
        alerte=f"{compte(ligne.surcharge, 'jour')} au-delà de la capacité" if ligne.surcharge else "",
    )


def _part(valeur: int, total: int) -> float:
    return min(1.0, valeur / total) if total > 0 else 0.0


def colonnes(acteur: Acteur, region: Region | None) -> Iterable[Colonne]:
    """Days of the plan by service of belonging, drawn against the most loaded one."""
    if region is None or not acteur.peut(Droit.CONSULTER, region):
        return
    plans = situation_de(acteur, region).contenus
    if not plans:
        return
    jours: dict[int, int] = defaultdict(int)
    charges_: set[int] = set()
    for _, contenu in plans:
        for service, lignes in par_service(contenu):
            jours[service["id"]] += sum(ligne.jours.total for ligne in lignes)
            charges_ |= {service["id"] for ligne in lignes if ligne.surcharge}
    maximum = max(jours.values(), default=0)
    yield Colonne(
        titre=f"Jours au plan {max(d.annee for d, _ in plans)}",
        valeurs={cle: f"{nombre(n)}\N{NO-BREAK SPACE}j" for cle, n in jours.items()},
        total=f"{nombre(sum(jours.values()))}\N{NO-BREAK SPACE}j",
        alertes=frozenset(charges_),
        parts={cle: n / maximum for cle, n in jours.items()} if maximum else {},
    )
