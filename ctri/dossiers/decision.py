"""Deciding: the text modified in session, then the outcome the presidency states (règles V4, V6, V8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from ctri.dossiers import policies
from ctri.dossiers.actions import demander_pdf, figer, franchir, remplacer_par, verrouiller
from ctri.dossiers.etats import VALIDES, Etat
from ctri.dossiers.models import Decision, Dossier, Modification, Origine, Version
from ctri.dossiers.types import type_de
from ctri.dossiers.workflow import ISSUE_DE_L_ACTE
from ctri.seances.models import Decompte, EtatSeance, Point, Seance, Sens
from ctri.seances.policies import verifier_sans_issue
from ctri.seances.scrutin import Depouillement, depouiller
from ctri.seances.tenue import Tenue, tenue_de, verifier_quorum
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant

if TYPE_CHECKING:
    from django.http import QueryDict


@transaction.atomic
def enregistrer_modification(*, dossier: Dossier, contenu: dict[str, Any], par: Acteur) -> Modification | None:
    """Keep the text modified in session; back to the submitted one, nothing is kept. A vote already cast is void."""
    dossier = verrouiller(dossier)
    titre = policies.verifier_modifier_en_seance(par, dossier)
    version = dossier.versions.latest("numero")
    point = dossier.points.latest("pk")
    point.voix.all().delete()
    Decompte.objects.filter(point=point).delete()
    if contenu == version.contenu:
        Modification.objects.filter(dossier=dossier).delete()
        inscrire_au_journal(dossier, "abandonner_modification", par=par, titre=titre, region=dossier.region)
        return None
    modification, _ = Modification.objects.update_or_create(
        dossier=dossier,
        defaults={"depuis": version, "contenu": contenu, "le": maintenant(), "par": par.utilisateur},
    )
    inscrire_au_journal(dossier, "modifier_en_seance", par=par, titre=titre, region=dossier.region)
    return modification


def texte_en_cours(dossier: Dossier) -> dict[str, Any]:
    """The text put to the vote: the submitted one, or what the session made of it so far."""
    soumise = dossier.versions.latest("numero")
    modification = Modification.objects.filter(dossier=dossier, depuis=soumise).first()
    contenu: dict[str, Any] = modification.contenu if modification else soumise.contenu
    return contenu


@transaction.atomic
def retoucher(*, dossier: Dossier, donnees: QueryDict, par: Acteur) -> dict[str, str]:
    """Change the fields received, and these only, in the text as it stands; the errors by field, or none.

    Read and written under lock: two people at two places of the text lose nothing of each other's work.
    """
    dossier = verrouiller(dossier)
    policies.verifier_modifier_en_seance(par, dossier)
    avant = texte_en_cours(dossier)
    contenu, erreurs = type_de(dossier).modifier(avant, donnees)
    if not erreurs and contenu != avant:
        enregistrer_modification(dossier=dossier, contenu=contenu, par=par)
    return erreurs


def depouillement_de(point: Point, tenue: Tenue) -> Depouillement:
    """Votes of a point, counted by the rules of its session."""
    regles = tenue.regles
    if tenue.secret:
        decompte = Decompte.objects.filter(point=point).first() or Decompte(pour=0, contre=0, abstention=0)
        return depouiller(
            pour=decompte.pour,
            contre=decompte.contre,
            abstention=decompte.abstention,
            membres=len(tenue.votants),
            majorite=regles.majorite,
            voix_preponderante=regles.voix_preponderante,
            secret=True,
        )
    votants = [p.pk for p in tenue.exprimables]
    voix = list(point.voix.filter(presence__in=votants).select_related("presence"))
    sens_presidence = next((v.sens for v in voix if v.presence.preside), "")
    return depouiller(
        pour=sum(v.sens == Sens.POUR for v in voix),
        contre=sum(v.sens == Sens.CONTRE for v in voix),
        abstention=sum(v.sens == Sens.ABSTENTION for v in voix),
        membres=len(tenue.votants),
        majorite=regles.majorite,
        voix_preponderante=regles.voix_preponderante,
        sens_presidence=sens_presidence,
    )


def verifier_tenue(tenue: Tenue, point: Point) -> Depouillement | None:
    """What must hold before an outcome is stated: someone presides; where votes are taken, quorum and every vote."""
    if not tenue.presents:
        raise Refus(
            "Aucun membre n’est présent\N{NO-BREAK SPACE}: pointez les présences avant de constater la décision."
        )
    if not tenue.par_vote:
        return None
    verifier_quorum(tenue)
    saisies, attendues = _voix_saisies(point, tenue), len(tenue.exprimables)
    if saisies != attendues:
        raise Refus(f"{saisies} voix sur {attendues} sont saisies.")
    return depouillement_de(point, tenue)


def _voix_saisies(point: Point, tenue: Tenue) -> int:
    """A vote counts while its member is there or represented: those who left vote no more."""
    if not tenue.secret:
        return point.voix.filter(presence__in=[p.pk for p in tenue.exprimables]).count()
    decompte = Decompte.objects.filter(point=point).first()
    return decompte.bulletins if decompte else 0


def verifier_issue(acte: str, compte: Depouillement | None) -> None:
    """The outcome must be the one the votes gave."""
    adoptant = ISSUE_DE_L_ACTE[acte] in VALIDES
    if compte is not None and adoptant and not compte.adopte:
        raise Refus(f"Le texte n’est pas adopté. {compte.phrase}")
    if compte is not None and not adoptant and acte == "refuser" and compte.adopte:
        raise Refus("Le vote a adopté le texte\N{NO-BREAK SPACE}: il ne peut pas être refusé.")


def presidence_de(tenue: Tenue) -> str:
    """Who presided: the presidency if present, else the first member present."""
    president = next((p for p in tenue.presents if p.preside), tenue.presents[0])
    return f"{president.utilisateur}, {president.qualite}"


def verifier_saisie(dossier: Dossier, acte: str, motif: str) -> None:
    """What can be told as soon as an outcome is chosen: it leaves the agenda, and its reason is there."""
    if acte not in ISSUE_DE_L_ACTE:
        raise Refus("Choisissez l’issue du point.", "acte")
    policies.verifier_motif(dossier, policies.verifier_transition(dossier, acte), motif)


@transaction.atomic
def decider(*, point: Point, acte: str, motif: str, par: Acteur) -> Decision:
    """State the committee's decision on a point, once (règle V8): freeze, number, return to the proposer.

    `acte` is one of the acts that leave the state “inscrite”. Raises Refus with what prevents it.
    """
    if point.dossier is None:
        raise Refus("Ce point ne porte aucun projet à décider.")
    # The session first, then the dossier, like every act that touches both.
    seance = Seance.objects.select_for_update(of=("self",), no_key=True).get(pk=point.seance_id)
    verifier_sans_issue(seance.points.get(pk=point.pk))
    verifier_saisie(point.dossier, acte, motif)
    faite: list[Decision] = []

    def effet(dossier: Dossier, titre: Titre) -> None:
        faite.append(_constater(dossier, seance, point, acte, motif, par, titre))

    dossier = franchir(dossier=point.dossier, acte=acte, par=par, motif=motif, effet=effet, point=point.pk)
    decision = faite[0]
    if decision.numero:
        remplacer_par(avenant=dossier, par=par)
        type_de(dossier).apres_decision(dossier, decision.version, par=par)
        demander_pdf(decision.version, par=par, suffixe="valide")
    return decision


def _constater(
    dossier: Dossier, seance: Seance, point: Point, acte: str, motif: str, par: Acteur, titre: Titre
) -> Decision:
    """Rows of the decision, under the locks of its session and of its dossier."""
    if seance.etat != EtatSeance.OUVERTE:
        raise Refus("La séance n’est pas ouverte\N{NO-BREAK SPACE}: ouvrez-la avant de constater la décision.")
    policies.verifier_consultations(dossier)
    tenue = tenue_de(seance)
    compte = verifier_tenue(tenue, point)
    verifier_issue(acte, compte)
    soumise = dossier.versions.latest("numero")
    issue = ISSUE_DE_L_ACTE[acte]
    version = _texte_decide(dossier, soumise, issue, par, titre)
    decision = Decision.objects.create(
        version=version,
        soumise=soumise,
        point=point,
        issue=issue,
        motif=motif.strip(),
        numero=f"{dossier.reference}/{version.numero}" if issue in VALIDES else "",
        le=maintenant(),
        constatee_par=par.utilisateur,
        presidee_par=presidence_de(tenue),
        mode=tenue.mode,
        scrutin=tenue.regles.scrutin if compte else "",
        pour=compte.pour if compte else None,
        contre=compte.contre if compte else None,
        abstention=compte.abstention if compte else None,
    )
    Point.objects.filter(pk=point.pk).update(issue=issue, traite_le=decision.le, assistance=tenue.assistance)
    Modification.objects.filter(dossier=dossier).delete()
    return decision


def _texte_decide(dossier: Dossier, soumise: Version, issue: str, par: Acteur, titre: Titre) -> Version:
    """The version the decision is about: the submitted one, or the text modified in session, frozen now."""
    modification = Modification.objects.filter(dossier=dossier, depuis=soumise).first()
    if issue != Etat.VALIDEE_MODIFIEE:
        if modification is not None and issue == Etat.VALIDEE:
            raise Refus("Un texte modifié est en attente. Validez-le avec modifications, ou abandonnez-le.")
        return soumise
    if modification is None:
        raise Refus(
            "Saisissez d’abord les modifications\N{NO-BREAK SPACE}: le texte qui en résulte est ce qui est validé."
        )
    manques = type_de(dossier).controler(modification.contenu)
    if manques:
        raise Refus(f"Le texte modifié est incomplet\N{NO-BREAK SPACE}: {manques[0].titre}.")
    return figer(dossier, modification.contenu, par=par, titre=titre, origine=Origine.SEANCE)
