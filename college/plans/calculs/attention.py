"""What the committee should look at, computed from the content, never typed (règles P2, V2, T6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from college.plans.calculs.charge import SEUIL_DISPONIBLE, Charge, charges, par_objectif, participants
from college.plans.calculs.territoires import territoires
from college.plans.calculs.valeurs import etiquette_objectif, mots
from college.plans.contenu import Contenu
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import accord, compte, enumeration, majuscule, pourcent

# Beyond this number, people or actions of one kind are counted instead of named: details are in the tables.
NOMMES = 6


@dataclass(frozen=True)
class PointAttention:
    """`accroche` says who or what, `suite` says how much; `texte` is the whole sentence."""

    code: str
    accroche: str
    suite: str

    @property
    def texte(self) -> str:
        return f"{self.accroche} {self.suite}"


def points_attention(contenu: Contenu) -> list[PointAttention]:
    """In order of gravity."""
    v = mots(contenu)
    lignes = charges(contenu)
    return [
        *_sans_reponse(contenu, v),
        *_surcharges(contenu, lignes, v),
        *_reserves(lignes),
        *_territoires(contenu, v),
        *_fragiles(contenu, v),
        *_disponibles(lignes, v),
    ]


def _sans_reponse(contenu: Contenu, v: Mots) -> Iterator[PointAttention]:
    for reponse in par_objectif(contenu):
        if reponse.objectif is not None and not reponse.actions:
            motif = reponse.objectif["motif_sans_reponse"]
            suite = f"Motif : {motif['texte']}" if motif else "Aucun motif n’est donné."
            yield PointAttention(
                "sans_reponse", f"{etiquette_objectif(reponse.objectif, v)} reste sans réponse.", suite
            )


def _surcharges(contenu: Contenu, lignes: Sequence[Charge], v: Mots) -> Iterator[PointAttention]:
    motifs = {motif["medecin"]: motif["texte"] for motif in contenu["motifs_surcharge"]}
    trop = sorted((ligne for ligne in lignes if ligne.surcharge), key=lambda ligne: -ligne.surcharge)
    for ligne in trop[:NOMMES]:
        taux = f" ({pourcent(ligne.taux)})" if ligne.taux is not None else ""
        motif = motifs.get(ligne.medecin["id"]) or "Aucun motif n’est donné."
        yield PointAttention(
            "surcharge",
            f"{ligne.medecin['affiche']} dépasse sa capacité",
            f"de {compte(ligne.surcharge, 'jour')}{taux}. {motif}",
        )
    if autres := trop[NOMMES:]:
        jours = compte(sum(ligne.surcharge for ligne in autres), "jour")
        sujet = compte(len(autres), f"autre {v.medecin.nom}", f"autres {v.medecin.pluriel}")
        verbe = accord(len(autres), "dépasse", "dépassent")
        yield PointAttention("surcharge", f"{sujet} {verbe}", f"aussi leur capacité, de {jours} en tout.")


def _reserves(lignes: Sequence[Charge]) -> Iterator[PointAttention]:
    trop = [ligne for ligne in lignes if ligne.reserve_depassee]
    for ligne in trop[:NOMMES]:
        yield PointAttention(
            "reserve_depassee",
            f"{ligne.medecin['affiche']} épuise sa réserve d’imprévu",
            f"et la dépasse de {compte(ligne.reserve_depassee, 'jour')}.",
        )


def _territoires(contenu: Contenu, v: Mots) -> Iterator[PointAttention]:
    """Medical presence is a guard rail of its own (règle T6)."""
    for ligne in territoires(contenu).lignes:
        if ligne.departement is None or ligne.presence.medecins:
            continue
        jours = ligne.presence.sur_place
        yield PointAttention(
            "sans_medecin",
            f"{majuscule(ligne.departement['le'])} n’a {v.medecin.aucun} en poste",
            f"et reçoit {compte(jours, 'jour')} d’autres {v.service.pluriel}." if jours else "et ne reçoit aucun jour.",
        )


def _fragiles(contenu: Contenu, v: Mots) -> Iterator[PointAttention]:
    """Continuity: an action that rests on one or two people."""
    e = v.medecin.e
    for effectif, qui in ((1, f"un{e} seul{e} {v.medecin.nom}"), (2, f"deux {v.medecin.pluriel} seulement")):
        numeros = [a["numero"] for a in contenu["actions"] if len(participants(a)) == effectif]
        if not numeros:
            continue
        if len(numeros) > NOMMES:
            sujet = f"{compte(len(numeros), v.action.nom, v.action.pluriel)} reposent"
        elif len(numeros) == 1:
            sujet = f"{majuscule(v.action.le)} {numeros[0]} repose"
        else:
            sujet = f"{majuscule(v.action.les)} {enumeration(numeros)} reposent"
        yield PointAttention("fragile", sujet, f"sur {qui}.")


def _disponibles(lignes: Sequence[Charge], v: Mots) -> Iterator[PointAttention]:
    libres = sorted(
        (ligne for ligne in lignes if ligne.taux is not None and ligne.taux < SEUIL_DISPONIBLE),
        key=lambda ligne: -ligne.libre,
    )
    for ligne in libres[:NOMMES]:
        yield PointAttention(
            "disponible",
            f"{ligne.medecin['affiche']} garde {compte(ligne.libre, 'jour')}",
            f"non {accord(ligne.libre, 'affecté')}, sur une capacité de {ligne.capacite}.",
        )
    if autres := libres[NOMMES:]:
        jours = compte(sum(ligne.libre for ligne in autres), "jour")
        sujet = compte(len(autres), f"autre {v.medecin.nom}", f"autres {v.medecin.pluriel}")
        verbe = accord(len(autres), "garde", "gardent")
        yield PointAttention("disponible", f"{sujet} {verbe} aussi du temps", f"non affecté, {jours} en tout.")
