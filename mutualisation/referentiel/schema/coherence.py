"""Contradictions between parts of a référentiel, each with its place: the file is read as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mutualisation.mandats.droits import Droit
from mutualisation.referentiel.erreurs import Erreur

if TYPE_CHECKING:
    from mutualisation.referentiel.schema.referentiel import Referentiel

# Lists whose elements are known by a code (or another key) that must be unique.
CODES_UNIQUES = (
    *("professions", "corps", "roles", "livrables", "consultations", "options", "poles", "familles", "fonctions"),
    *("regles_paires", "garde_fous.regles", "criteres.liste"),
    *("evaluation.protocole", "evaluation.indicateurs", "evaluation.jalons", "evaluation.enquetes"),
    "evaluation.niveaux",
)


def incoherences(r: Referentiel) -> list[Erreur]:
    """Everything wrong at once, in the order of the checks below."""
    controles: tuple[Callable[[Referentiel], Iterator[Erreur]], ...] = (
        _doublons,
        _references,
        _roles,
        _proposants,
        _comite,
        _minimum,
    )
    return [erreur for controle in controles for erreur in controle(r)]


def _chemin(r: Any, chemin: str) -> Any:
    for nom in chemin.split("."):
        r = getattr(r, nom)
    return r


# ── Duplicates ────────────────────────────────────────────────────────────────


def _repetes(place: str, elements: Iterable[Any], cle: str) -> Iterator[Erreur]:
    vus: dict[str, int] = {}
    for rang, element in enumerate(elements):
        valeur = getattr(element, cle)
        if valeur in vus:
            yield Erreur(f"{place}[{rang}].{cle}", f"« {valeur} » est déjà pris par {place}[{vus[valeur]}]")
        vus.setdefault(valeur, rang)


def _doublons(r: Referentiel) -> Iterator[Erreur]:
    for chemin in CODES_UNIQUES:
        yield from _repetes(chemin, _chemin(r, chemin), "code")
    yield from _repetes("livrables", r.livrables, "sigle")
    yield from _repetes("familles", r.familles, "abrege")
    yield from _repetes("poles", r.poles, "abrege")
    yield from _repetes("donnees_personnelles.conservation", r.donnees_personnelles.conservation, "classe")
    for rang, corps in enumerate(r.corps):
        yield from _repetes(f"corps[{rang}].grades", corps.grades, "code")
    for rang, enquete in enumerate(r.evaluation.enquetes):
        yield from _repetes(f"evaluation.enquetes[{rang}].questions", enquete.questions, "code")
    communs = {p.code for p in r.professions}
    for rang, role in enumerate(r.roles):
        if role.code in communs:
            yield Erreur(f"roles[{rang}].code", f"« {role.code} » est déjà le code d’une profession")


# ── References ────────────────────────────────────────────────────────────────


def _references(r: Referentiel) -> Iterator[Erreur]:
    connus = {
        "une profession": {p.code for p in r.professions},
        "un rôle": {x.code for x in r.roles},
        "une famille": {f.code for f in r.familles},
        "un pôle": {p.code for p in r.poles},
        "une fonction": {f.code for f in r.fonctions},
        "une consultation": {c.code for c in r.consultations},
        "un livrable": {x.code for x in r.livrables},
    }
    for place, code, genre in _citations(r):
        if code is not None and code not in connus[genre]:
            yield Erreur(place, f"« {code} » n’est pas {genre} de ce référentiel")


def _chacun(place: str, codes: Sequence[str], genre: str) -> Iterator[tuple[str, str | None, str]]:
    for rang, code in enumerate(codes):
        yield f"{place}[{rang}]", code, genre


def _citations(r: Referentiel) -> Iterator[tuple[str, str | None, str]]:
    """Every place where the file names something defined elsewhere in it."""
    yield from _citations_des_acteurs(r)
    yield from _citations_des_fonctions(r)
    for i, livrable in enumerate(r.livrables):
        yield f"livrables[{i}].proposant", livrable.proposant, "un rôle"
        yield from _chacun(f"livrables[{i}].consultations", livrable.consultations, "une consultation")
        yield from _chacun(f"livrables[{i}].apres", livrable.apres, "un livrable")


def _citations_des_acteurs(r: Referentiel) -> Iterator[tuple[str, str | None, str]]:
    for i, profession in enumerate(r.professions):
        yield from _chacun(f"professions[{i}].poles", profession.poles, "un pôle")
    for i, corps in enumerate(r.corps):
        yield f"corps[{i}].profession", corps.profession, "une profession"
    yield from _chacun("hierarchie.superieurs", r.hierarchie.superieurs, "un rôle")
    yield from _chacun("hierarchie.associes_evaluation", r.hierarchie.associes_evaluation, "un rôle")
    yield "hierarchie.superieur_des_chefs", r.hierarchie.superieur_des_chefs, "un rôle"
    yield "mediation.role", r.mediation.role, "un rôle"


def _citations_des_fonctions(r: Referentiel) -> Iterator[tuple[str, str | None, str]]:
    for i, fonction in enumerate(r.fonctions):
        yield f"fonctions[{i}].famille", fonction.famille, "une famille"
        yield f"fonctions[{i}].pole", fonction.pole, "un pôle"
        yield from _chacun(f"fonctions[{i}].professions", fonction.professions, "une profession")
    for i, regle in enumerate(r.regles_paires):
        yield from _chacun(f"regles_paires[{i}].professions", regle.professions, "une profession")
        for j, cote in enumerate(regle.cotes):
            yield f"regles_paires[{i}].cotes[{j}].pole", cote.pole, "un pôle"
            yield f"regles_paires[{i}].cotes[{j}].fonction", cote.fonction, "une fonction"
    for i, limite in enumerate(r.garde_fous.poles_par_personne):
        yield from _chacun(f"garde_fous.poles_par_personne[{i}].professions", limite.professions, "une profession")


# ── Who may what ──────────────────────────────────────────────────────────────


def _roles(r: Referentiel) -> Iterator[Erreur]:
    for i, role in enumerate(r.roles):
        if role.droits_region and role.portee != "service":
            yield Erreur(f"roles[{i}].droits_region", "ne vaut que pour un rôle tenu sur un service")
        if role.par_pole and not r.poles:
            yield Erreur(f"roles[{i}].par_pole", "ce référentiel n’a aucun pôle")
        if role.voix and not role.siege:
            yield Erreur(f"roles[{i}].voix", "un rôle qui a une voix siège au comité (clé « siege »)")
        if role.preside and not role.siege:
            yield Erreur(f"roles[{i}].preside", "un rôle qui préside siège au comité (clé « siege »)")
        tous = {*role.droits, *role.droits_region}
        if role.siege and Droit.SIEGER not in tous:
            yield Erreur(f"roles[{i}].siege", f"ce rôle n’a pas le droit « {Droit.SIEGER} »")
        if role.preside and Droit.PRESIDER_COMITE not in tous:
            yield Erreur(f"roles[{i}].preside", f"ce rôle n’a pas le droit « {Droit.PRESIDER_COMITE} »")
    for i, code in enumerate(r.hierarchie.superieurs):
        chef = next((x for x in r.roles if x.code == code), None)
        if chef is not None and (chef.portee != "service" or Droit.ARRETER_FICHE not in chef.droits):
            yield Erreur(
                f"hierarchie.superieurs[{i}]",
                f"« {code} » doit être tenu sur un service et avoir le droit « {Droit.ARRETER_FICHE} »",
            )


def _proposants(r: Referentiel) -> Iterator[Erreur]:
    """The proposer of a deliverable can submit it, on the scope it is made for."""
    roles = {role.code: role for role in r.roles}
    for i, livrable in enumerate(r.livrables):
        if livrable.par == "pole" and not r.poles:
            yield Erreur(f"livrables[{i}].par", "ce référentiel n’a aucun pôle")
        if livrable.avis_college and r.college is None:
            yield Erreur(f"livrables[{i}].avis_college", "ce référentiel n’a pas de collège (table « college »)")
        role = roles.get(livrable.proposant)
        if role is None:
            continue
        place = f"livrables[{i}].proposant"
        if Droit.SOUMETTRE not in (*role.droits, *role.droits_region):
            yield Erreur(place, f"le rôle « {role.code} » n’a pas le droit « {Droit.SOUMETTRE} »")
        if livrable.par == "pole" and not role.par_pole:
            yield Erreur(place, f"le rôle « {role.code} » n’est pas tenu par pôle (clé « par_pole »)")
        if role.portee == "nation":
            yield Erreur(place, f"le rôle « {role.code} » est national : il ne propose rien à un comité")
        if livrable.code in livrable.apres:
            yield Erreur(f"livrables[{i}].apres", "un livrable ne peut pas venir après lui-même")


def _comite(r: Referentiel) -> Iterator[Erreur]:
    if not r.roles_de_presidence:
        yield Erreur("roles", "aucun rôle ne préside le comité (clé « preside »)")
    if not any(role.voix for role in r.roles):
        yield Erreur("roles", "aucun rôle n’a de voix au comité (clé « voix »)")
    for droit in (Droit.TENIR_SEANCE, Droit.CADRER, Droit.ADMINISTRER):
        if not any(droit in (*role.droits, *role.droits_region) for role in r.roles):
            yield Erreur("roles", f"aucun rôle n’a le droit « {droit} »")


def _minimum(r: Referentiel) -> Iterator[Erreur]:
    if not any(livrable.type == "plan_travail" for livrable in r.livrables):
        yield Erreur("livrables", "il faut au moins un livrable de type « plan_travail »")
    if not any(p.medecin and p.membre_de_droit for p in r.professions):
        yield Erreur("professions", "aucune profession de médecin n’est membre de droit (règle C1)")
    for i, famille in enumerate(r.familles):
        if not any(f.famille == famille.code for f in r.fonctions):
            yield Erreur(f"familles[{i}].code", f"aucune fonction n’est dans la famille « {famille.code} »")
