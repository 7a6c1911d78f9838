"""Four regions of the reference scheme, each at its moment of the cycle; the fifth, Auvergne, has its own file."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from college.demonstration.composition import composer
from college.demonstration.cycle import Cycle
from college.demonstration.equipe import Equipe
from college.plans.actions import dire_changements
from college.plans.ligne import Ligne
from college.plans.models import PlanTravail
from college.plans.travail import Travail
from ctri.demonstration import cadrages
from ctri.demonstration.seances import Comite
from ctri.dossiers.models import Dossier
from mutualisation.demonstration.registre import REFERENCE, Contexte
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

LIVRABLE = "plan_travail"
AN = 365
# The region whose plan is validated has the widest framing: its sixty actions answer it.
LARGE = (*("alerte", "controle", "soins", "presence", "droits", "crise", "prevention", "environnement", "dependance"),)


def region(code: str) -> Region:
    return Region.objects.get(dispositif__code=REFERENCE, circonscription__code=code)


def cadrage_seul(contexte: Contexte) -> None:
    """Franche-Comté: the framing is out, everything remains to be written."""
    ici = region("43")
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-20), cadrages.choisir(contexte, ici, 6))


def brouillon(contexte: Contexte) -> None:
    """La Réunion, one service for everything: a draft with gaps, and someone overloaded."""
    ici = region("04")
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-45), cadrages.choisir(contexte, ici, 5))
    cycle = Cycle(contexte, ici, LIVRABLE)
    plan = cycle.ouvrir(-30, contexte.annee)
    with cycle.le(-9, "10:20"):
        equipe = Equipe.de(ici, contexte.annee, contexte.alea("brouillon"))
        objectifs = Travail(plan).objectifs
        # The third priority is left for later: its reason is still to be written.
        lignes = composer(equipe, [o for o in objectifs if o.rang != 3], 14)
        trouer(lignes)
        cycle.ecrire(plan, lignes, cycle.proposant())
        surcharge = max(equipe.medecins, key=lambda m: m.affectes)
        equipe.regler(plan, cycle.proposant(), {surcharge.agent.pk: 1.12})
    cycle.prevoir(-6, 9)


def trouer(lignes: Sequence[Ligne]) -> None:
    """What a draft still lacks."""
    lignes[2].resultat = ""
    lignes[5].debut = lignes[5].fin = None
    lignes[8].indicateur = ""
    lignes[11].niveau, lignes[11].territoires = "", []


def inscrit(contexte: Contexte) -> None:
    """Picardie: submitted, frozen, on the agenda of the session of next week."""
    ici = region("22")
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-60), cadrages.choisir(contexte, ici, 6))
    comite = Comite(contexte, ici)
    seance = comite.preparer(-30, contexte.jour(6))
    plan = _soumis(contexte, ici, 30, ouverture=-45, soumission=-14)
    comite.inscrire(seance, plan.dossier, -10)
    comite.debattre(seance, -9, "Permanence des soins pendant les congés de printemps", "Calendrier des inspections")
    comite.convoquer(seance, -8)
    comite.lire(plan.dossier, -5, 2)
    comite.representer(seance, -2)


def valide(contexte: Contexte) -> None:
    """Rhône-Alpes: last year's plan validated with modifications, this year's validated, sixty actions."""
    ici = region("82")
    _annee_passee(contexte, ici)
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-75), LARGE)
    plan = _soumis(contexte, ici, 60, ouverture=-62, soumission=-36)
    comite = Comite(contexte, ici)
    seance = comite.preparer(-40, contexte.jour(-21))
    point = comite.inscrire(seance, plan.dossier, -32)
    comite.convoquer(seance, -31)
    comite.tenir(seance, point, "valider")


def _annee_passee(contexte: Contexte, ici: Region) -> None:
    cadrages.publier(contexte, ici, contexte.annee - 1, contexte.jour(-AN - 75), LARGE)
    plan = _soumis(contexte, ici, 48, ouverture=-AN - 62, soumission=-AN - 36, annee=contexte.annee - 1)
    comite = Comite(contexte, ici)
    seance = comite.preparer(-AN - 40, contexte.jour(-AN - 20))
    point = comite.inscrire(seance, plan.dossier, -AN - 32)
    comite.convoquer(seance, -AN - 30)
    motif = "Le bilan des infections liées aux soins est attendu avant l’été : l’échéance est avancée."
    comite.tenir(seance, point, "valider_modifiee", motif, modifier=_avancer)


def _avancer(contenu: Mapping[str, Any]) -> dict[str, Any]:
    """What the committee changed in session: an earlier end, a firmer result."""
    modifie: dict[str, Any] = copy.deepcopy(dict(contenu))
    action = next(a for a in modifie["actions"] if a["fonction"] == "vigilances")
    action["debut"], action["fin"] = 1, 5
    action["resultat"] = typographier("Chaque signalement grave suivi d’une visite, bilan remis le 31 mai")
    return modifie


def _soumis(
    contexte: Contexte, ici: Region, nombre: int, *, ouverture: int, soumission: int, annee: int | None = None
) -> PlanTravail:
    """A complete plan, approved by the college and submitted."""
    annee = annee or contexte.annee
    cycle = Cycle(contexte, ici, LIVRABLE)
    plan = cycle.ouvrir(ouverture, annee)
    with cycle.le(ouverture + 5, "14:10"):
        par = cycle.proposant()
        equipe = Equipe.de(ici, annee, contexte.alea(f"plan {ici.circonscription.code} {annee}"))
        cycle.ecrire(plan, composer(equipe, Travail(plan).objectifs, nombre), par)
        equipe.regler(plan, par)
        dire_changements(plan=plan, texte=typographier(CHANGEMENTS), par=par)
    cycle.avis_favorable(soumission - 6, plan.dossier)
    cycle.soumettre(plan.dossier, soumission)
    plan.dossier = Dossier.objects.get(pk=plan.dossier_id)
    return plan


CHANGEMENTS = """\
L’astreinte médicale devient régionale : tous les médecins se relaient, au lieu d’une équipe par département.

Les services sans médecin reçoivent un renfort fixe, partagé entre les départements voisins.

Deux actions de l’an dernier ne sont pas reconduites : elles sont achevées."""
