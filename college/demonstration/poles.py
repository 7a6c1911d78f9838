"""The other scheme by its own flow: a pole's programme decided, another being drafted (S1)."""

from __future__ import annotations

from college.demonstration.composition import composer
from college.demonstration.cycle import Cycle
from college.demonstration.equipe import Equipe
from college.plans.models import PlanTravail
from college.plans.travail import Travail
from ctri.demonstration import cadrages
from ctri.demonstration.seances import Comite
from ctri.dossiers.actions import noter_consultation
from ctri.dossiers.models import Dossier
from mutualisation.demonstration.registre import POLES, Contexte
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

LIVRABLE = "programme_travail"
AVIS = "Les échelons demandent que les renforts soient annoncés un mois à l’avance."


def _region(code: str) -> Region:
    return Region.objects.get(dispositif__code=POLES, circonscription__code=code)


def arrete(contexte: Contexte) -> None:
    """Bretagne: the programme of one pole, after concertation, decided by the committee."""
    ici = _region("53")
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-65), cadrages.POLES)
    cycle = Cycle(contexte, ici, LIVRABLE, "rps")
    plan = _programme(contexte, cycle, ouverture=-50, themes=(1, 2, 3), nombre=9)
    for code in ici.schema.livrable(LIVRABLE).consultations:
        consultation = ici.schema.consultation(code)
        with cycle.le(-38, "10:00"):
            noter_consultation(
                dossier=plan.dossier,
                code=code,
                organisme=consultation.organisme,
                date=contexte.jour(-40),
                avis=typographier(AVIS),
                par=cycle.proposant(),
            )
    cycle.soumettre(plan.dossier, -30, "09:20")
    comite = Comite(contexte, ici)
    seance = comite.preparer(-28, contexte.jour(-18))
    point = comite.inscrire(seance, Dossier.objects.get(pk=plan.dossier_id), -27)
    comite.convoquer(seance, -25)
    comite.tenir(seance, point, "valider")


def brouillon(contexte: Contexte) -> None:
    """Aquitaine: a pole head has started."""
    ici = _region("72")
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-40), cadrages.POLES)
    _programme(contexte, Cycle(contexte, ici, LIVRABLE, "oss"), ouverture=-20, themes=(4,), nombre=3)


def _programme(
    contexte: Contexte, cycle: Cycle, *, ouverture: int, themes: tuple[int, ...], nombre: int
) -> PlanTravail:
    """Actions answering some objectives; a priority left aside has its reason."""
    plan = cycle.ouvrir(ouverture, contexte.annee)
    with cycle.le(ouverture + 4, "15:30"):
        par = cycle.proposant()
        equipe = Equipe.de(cycle.region, contexte.annee, contexte.alea(f"programme {cycle.pole}"))
        objectifs = [o for o in Travail(plan).objectifs if o.rang in themes]
        cycle.ecrire(plan, composer(equipe, objectifs, nombre), par)
        equipe.regler(plan, par)
    return plan
