"""A session being held: opened, votes entered, points dealt with, closed."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from ctri.releves.actions import approuver_en_seance, etablir
from ctri.seances import policies
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import APPROUVE, REPORTE, Decompte, EtatSeance, Point, Seance, Sens, Voix
from ctri.seances.tenue import Tenue, tenue_de, verifier_quorum
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def ouvrir(*, seance: Seance, par: Acteur) -> Seance:
    """Open the session."""
    seance = verrouiller(seance)
    titre = policies.verifier_ouvrir(par, seance)
    seance.etat, seance.ouverte_le = EtatSeance.OUVERTE, maintenant()
    seance.save(update_fields=["etat", "ouverte_le"])
    inscrire_au_journal(
        seance, "ouvrir", par=par, titre=titre, region=seance.region, de=EtatSeance.CONVOQUEE, vers=seance.etat
    )
    return seance


@transaction.atomic
def voter(*, point: Point, sens: Mapping[int, str], par: Acteur) -> None:
    """Record votes by presence id; a member present or represented has one, nobody else."""
    seance = verrouiller(point.seance)
    point = seance.points.get(pk=point.pk)
    titre = policies.verifier_voter(par, point)
    tenue = tenue_de(seance)
    verifier_quorum(tenue)
    if tenue.regles.secret:
        raise Refus("Le scrutin est secret : inscrivez le nombre des voix, jamais celle d’un membre.")
    votants = {presence.pk: presence for presence in tenue.exprimables}
    for cle, valeur in sens.items():
        if valeur not in Sens.values:
            raise Refus("Une voix est pour, contre ou abstention.")
        if cle not in votants:
            raise Refus("Seuls votent les membres présents ou représentés.")
        Voix.objects.update_or_create(point=point, presence=votants[cle], defaults={"sens": valeur})
    inscrire_au_journal(
        point.seance, "voter", par=par, titre=titre, region=point.seance.region, donnees={"point": point.pk}
    )


@transaction.atomic
def inscrire_decompte(*, point: Point, pour: int, contre: int, abstention: int, par: Acteur) -> Decompte:
    """Record a secret ballot: three numbers and no name, as many ballots as there are votes."""
    seance = verrouiller(point.seance)
    point = seance.points.get(pk=point.pk)
    titre = policies.verifier_voter(par, point)
    tenue = tenue_de(seance)
    verifier_quorum(tenue)
    if not tenue.regles.secret:
        raise Refus("Le scrutin n’est pas secret : saisissez la voix de chaque membre.")
    policies.verifier_bulletins(pour, contre, abstention, attendus=len(tenue.exprimables))
    decompte, _ = Decompte.objects.update_or_create(
        point=point, defaults={"pour": pour, "contre": contre, "abstention": abstention}
    )
    inscrire_au_journal(seance, "voter", par=par, titre=titre, region=seance.region, donnees={"point": point.pk})
    return decompte


@transaction.atomic
def traiter_point(*, point: Point, issue: str, releve: str, par: Acteur) -> Point:
    """Outcome of a point that decides nothing, once (règle V8): dealt with, approved, put off to the next session."""
    seance = verrouiller(point.seance)
    point = seance.points.select_related("a_approuver").get(pk=point.pk)
    titre = policies.verifier_traiter(par, point, issue)
    tenue = tenue_de(seance)
    if issue == APPROUVE and point.a_approuver is not None:
        verifier_quorum(tenue)
        approuver_en_seance(releve=point.a_approuver, point=point, par=par)
    return _donner_issue(point, issue, releve, tenue, par, titre)


def _donner_issue(point: Point, issue: str, releve: str, tenue: Tenue, par: Acteur, titre: Titre) -> Point:
    point.issue, point.releve, point.traite_le, point.assistance = issue, releve, maintenant(), tenue.assistance
    point.save(update_fields=["issue", "releve", "traite_le", "assistance"])
    if issue == REPORTE:
        point.voix.all().delete()
        Decompte.objects.filter(point=point).delete()
    seance = point.seance
    inscrire_au_journal(
        seance, "traiter_point", par=par, titre=titre, region=seance.region, vers=issue, donnees={"point": point.pk}
    )
    return point


@transaction.atomic
def reporter_restants(*, seance: Seance, par: Acteur) -> int:
    """Put off every point the session did not reach; how many. The next one is offered them."""
    seance = verrouiller(seance)
    titre = policies.verifier_en_seance(par, seance)
    tenue = tenue_de(seance)
    restants = list(seance.points.filter(issue=""))
    for point in restants:
        _donner_issue(point, REPORTE, "", tenue, par, titre)
    return len(restants)


@transaction.atomic
def clore(*, seance: Seance, par: Acteur) -> Seance:
    """Close the session once every point has an outcome: its minutes begin, each decision goes back to its proposer."""
    seance = verrouiller(seance)
    titre = policies.verifier_clore(par, seance)
    close_le = maintenant()
    seance.etat, seance.close_le = EtatSeance.CLOSE, close_le
    seance.save(update_fields=["etat", "close_le"])
    inscrire_au_journal(
        seance, "clore", par=par, titre=titre, region=seance.region, de=EtatSeance.OUVERTE, vers=seance.etat
    )
    etablir(seance=seance, par=par)
    return seance
