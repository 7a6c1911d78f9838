"""What the page and the PDF say, in words: the same content for both, which is hashed (règle C6). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict
from zoneinfo import ZoneInfo

from college.fonctionnement.calculs import MEMBRES_MIN, assiduite, comptes_rendus, decompte, moyenne, ponctualite
from college.fonctionnement.lecture import Lue
from college.fonctionnement.tableaux import Tableau, tableaux
from mutualisation.referentiel.vocabulaire import NomCommun
from mutualisation.typographie import compte, en_lettres, nombre, pourcent

if TYPE_CHECKING:
    from college.fonctionnement.calculs import Ponctualite, Terme
    from college.fonctionnement.models import Commentaire


class Chiffre(TypedDict):
    """A figure, out of what, a sentence, and the table where its detail is."""

    titre: str
    valeur: str
    sur: str
    phrases: list[str]
    tableau: str


class Commente(TypedDict):
    """The comment as it stood."""

    texte: str
    par: str
    qualite: str
    le: str


class Contenu(TypedDict):
    """A year on a day. Dates are ISO."""

    titre: str
    emetteur: dict[str, str]
    annee: int
    le: str
    chiffres: list[Chiffre]
    tableaux: list[Tableau]
    commentaire: Commente | None


def contenu_de(lue: Lue, commentaire: Commentaire | None) -> Contenu:
    """Figures first, then the detail behind them."""
    v = lue.region.vocabulaire
    return {
        "titre": f"Fonctionnement {v.college.court.du} en {lue.annee}",
        "emetteur": {"college": v.college.Nom, "region": lue.region.nom, "de": lue.region.propre.de},
        "annee": lue.annee,
        "le": lue.jour.isoformat(),
        "chiffres": [_tenues(lue), _presence(lue), _comptes_rendus(lue), _avis(lue), _propositions(lue), _actions(lue)],
        "tableaux": tableaux(lue),
        "commentaire": _commente(commentaire, lue.region.fuseau),
    }


def _commente(commentaire: Commentaire | None, fuseau: str) -> Commente | None:
    if commentaire is None:
        return None
    return {
        "texte": commentaire.texte,
        "par": commentaire.par.affiche,
        "qualite": commentaire.qualite,
        "le": commentaire.le.astimezone(ZoneInfo(fuseau)).date().isoformat(),
    }


def _tenues(lue: Lue) -> Chiffre:
    mot = lue.region.vocabulaire.reunion
    total = decompte(lue.reunions, lue.jour)
    phrases = []
    if not total.tenues:
        phrases.append(f"{mot.Aucun} tenu{mot.e}.")
    reste = [
        _dit(total.annulees, f"annulé{mot.e}", suite=" après convocation"),
        f"{total.en_suspens} à ouvrir ou à clore" if total.en_suspens else "",
        f"{total.a_venir} à venir" if total.a_venir else "",
    ]
    phrases += _phrase(reste)
    sur = f"sur {mot.compter(total.convoquees)} convoqué{mot.e}{_s(total.convoquees)}" if total.convoquees else ""
    return _chiffre(f"{mot.Pluriel} tenu{mot.e}s", nombre(total.tenues), sur, phrases, "reunions")


def _presence(lue: Lue) -> Chiffre:
    v = lue.region.vocabulaire
    total = assiduite(lue.reunions)
    titre = f"Présence des membres {v.college.court.du}"
    if total.taux is None:
        return _chiffre(titre, "–", "", [f"{v.reunion.Aucun} tenu{v.reunion.e}."], "reunions")
    if lue.autres_membres < MEMBRES_MIN:
        masque = (
            f"Moins de {en_lettres(MEMBRES_MIN)} membres en dehors de la présidence : un taux désignerait quelqu’un."
        )
        return _chiffre(titre, "–", "", [masque], "reunions")
    detail = [
        _dit(total.representes, "représenté"), _dit(total.excuses, "excusé"), _dit(total.absents, "absent"),
    ]  # fmt: skip
    phrases = [*_phrase(detail), "Ensemble de l’année, sans taux par personne."]
    sur = (
        f"{compte(total.presents, 'présent')} sur {compte(total.attendus, 'présence attendue', 'présences attendues')}"
    )
    return _chiffre(titre, pourcent(total.taux), sur, phrases, "reunions")


def _comptes_rendus(lue: Lue) -> Chiffre:
    v = lue.region.vocabulaire
    tenues = [reunion for reunion in lue.reunions if reunion.tenue]
    phrases = []
    diffusion = moyenne([reunion.depuis(reunion.diffuse_le) for reunion in tenues])
    approbation = moyenne([reunion.depuis(reunion.approuve_le) for reunion in tenues])
    if diffusion is not None:
        phrases.append(f"En moyenne {compte(diffusion, 'jour')} de {v.reunion.le} à la diffusion.")
    if approbation is not None:
        phrases.append(f"En moyenne {compte(approbation, 'jour')} de {v.reunion.le} à l’approbation.")
    if tenues:
        delais = sorted({reunion.delai for reunion in tenues})
        phrases.append(f"Délai de la règle : {' puis '.join(compte(n, 'jour') for n in delais)}.")
    mot = v.compte_rendu
    titre = f"{mot.Pluriel} diffusé{mot.e}s dans le délai"
    return _ponctuel(titre, comptes_rendus(tenues), lue.jour, mot, "diffusé", phrases, "reunions")


def _avis(lue: Lue) -> Chiffre:
    v = lue.region.vocabulaire
    phrases = []
    if lue.saisines_retirees:
        n, e = lue.saisines_retirees, v.saisine.e
        phrases.append(f"{v.saisine.compter(n)} retiré{e}{_s(n)}, non compté{e}{_s(n)}.")
    titre = f"{v.avis.Pluriel} rendu{v.avis.e}s dans le délai"
    return _ponctuel(titre, lue.avis, lue.jour, v.avis, "rendu", phrases, "avis")


def _propositions(lue: Lue) -> Chiffre:
    mot = lue.region.vocabulaire.proposition
    phrases = ["Ne comptent que les textes attendus à une date de l’année."]
    titre = f"{mot.Pluriel} {_accorde('remis', mot)[1]} dans le délai"
    return _ponctuel(titre, lue.propositions, lue.jour, mot, "remis", phrases, "propositions")


ACTION = NomCommun(singulier="action", pluriel="actions", genre="f")


def _actions(lue: Lue) -> Chiffre:
    n = lue.actions_abandonnees
    phrases = [f"{compte(n, 'action abandonnée', 'actions abandonnées')}, non comptée{_s(n)}."] if n else []
    titre = f"Actions de {lue.region.vocabulaire.reunion.nom} faites dans le délai"
    return _ponctuel(titre, lue.actions, lue.jour, ACTION, "fait", phrases, "actions")


def _ponctuel(
    titre: str, termes: Iterable[Terme], jour: dt.date, mot: NomCommun, fait: str, phrases: Sequence[str], tableau: str
) -> Chiffre:
    """How many on time, out of those whose date has come; then the others, said apart."""
    total = ponctualite(termes, jour)
    if not total.echus + total.a_venir:
        rien = f"{mot.Aucun} n’était attendu{mot.e} à une date de l’année."
        return _chiffre(titre, "–", "", [rien, *phrases], tableau)
    if not total.echus:
        sur = f"{mot.aucun} d{'ue' if mot.e else 'û'} à ce jour"
        return _chiffre(titre, "–", sur, [*_phrase(_restes(total, mot, fait)), *phrases], tableau)
    # What was done ahead of a date still to come counts: “arrivés à échéance” would be wrong of it.
    du = ("due" if mot.e else "dû") if total.echus < 2 else f"du{mot.e}s"
    sur = f"sur {mot.compter(total.echus)} {_accorde(fait, mot)[total.echus > 1]} ou {du} à ce jour"
    return _chiffre(titre, nombre(total.a_temps), sur, [*_phrase(_restes(total, mot, fait)), *phrases], tableau)


def _restes(total: Ponctualite, mot: NomCommun, fait: str) -> list[str]:
    singulier, pluriel = _accorde(fait, mot)
    return [
        _dit(total.en_retard, singulier, pluriel, " après l’échéance"),
        _dit(total.depasses, f"non {singulier}", f"non {pluriel}", ", échéance passée"),
        f"{total.a_venir} à venir" if total.a_venir else "",
    ]


def _accorde(fait: str, mot: NomCommun) -> tuple[str, str]:
    """“remise, remises”, “remis, remis”."""
    singulier = fait + mot.e
    return singulier, singulier if singulier.endswith("s") else f"{singulier}s"


def _chiffre(titre: str, valeur: str, sur: str, phrases: Sequence[str], tableau: str) -> Chiffre:
    return {"titre": titre, "valeur": valeur, "sur": sur, "phrases": list(phrases), "tableau": tableau}


def _dit(n: int, singulier: str, pluriel: str = "", suite: str = "") -> str:
    return f"{compte(n, singulier, pluriel or None)}{suite}" if n else ""


def _phrase(morceaux: Iterable[str]) -> list[str]:
    dits = [morceau for morceau in morceaux if morceau]
    return [f"{' ; '.join(dits)}."] if dits else []


def _s(n: int) -> str:
    return "s" if n > 1 else ""
