"""Presence and exchanges per department: who works where, and for whom (règles T6, O1, O2)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from college.plans.calculs.charge import de_ligne
from college.plans.contenu import Action, Contenu, Departement, Service


def departements_propres(contenu: Contenu) -> dict[int, tuple[str, ...]]:
    """Departments of each service; the head office works for the region, unless it is the only service (règle T2)."""
    seul = len(contenu["services"]) == 1
    return {s["id"]: () if s["siege"] and not seul else tuple(s["departements"]) for s in contenu["services"]}


def distribuer(lots: Sequence[int], parts: int) -> list[list[int]]:
    """Share each lot equally between the parts, in whole days that add up.

    Every remainder is tied, so the days left are dealt like cards, one lot after the other: each lot keeps its
    exact sum, and the totals of the parts never differ by more than one day.
    """
    donne = 0
    resultat = []
    for lot in lots:
        base, reste = divmod(lot, parts)
        tour = [base] * parts
        for rang in range(reste):
            tour[(donne + rang) % parts] += 1
        donne += reste
        resultat.append(tour)
    return resultat


@dataclass(frozen=True)
class Presence:
    """Days of one territory. `sur_place` and `recus` are done there, `donnes` and `regionaux` by its own doctors."""

    medecins: int
    quotite: int
    sur_place: int
    recus: int
    donnes: int
    regionaux: int

    @property
    def etp(self) -> float:
        """Share of working time, in full-time equivalents (règle R3)."""
        return self.quotite / 100


@dataclass(frozen=True)
class LigneTerritoire:
    """A department, or the head office (`departement` is None), with its presence."""

    departement: Departement | None
    service: Service | None
    presence: Presence

    @property
    def pour_100_000(self) -> float | None:
        """Days on site for 100,000 inhabitants."""
        if self.departement is None or not self.departement["population"]:
            return None
        return self.presence.sur_place * 100_000 / self.departement["population"]


@dataclass(frozen=True)
class Territoires:
    """The whole table. Days on site, regional days and days not placed yet add up to the days of the plan."""

    lignes: tuple[LigneTerritoire, ...]
    total: Presence
    non_situes: int


@dataclass
class _Compteurs:
    sur_place: dict[str, int]
    recus: dict[str, int]
    donnes: dict[str | None, int]
    regionaux: dict[str | None, int]
    non_situes: int = 0


def parts_locales(action: Action, connus: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """(doctor, department, days) of a local action: each doctor's days shared equally between the places named."""
    lieux = [code for code in connus if code in action["territoires"]]
    if not lieux:
        return
    lots = [de_ligne(ligne).affectes for ligne in action["jours"]]
    for ligne, parts in zip(action["jours"], distribuer(lots, len(lieux)), strict=True):
        for code, jours in zip(lieux, parts, strict=True):
            yield ligne["medecin"], code, jours


def territoires(contenu: Contenu) -> Territoires:
    """Presence and exchanges of every department and of the head office."""
    propres = departements_propres(contenu)
    service_de = {medecin["id"]: medecin["service"] for medecin in contenu["medecins"]}
    # A doctor is counted under the first department of their service, the head office's under None.
    ancrage = {m: next(iter(propres.get(s, ())), None) for m, s in service_de.items()}
    compteurs = _compter(contenu, {m: propres.get(s, ()) for m, s in service_de.items()}, ancrage)
    lignes = [
        LigneTerritoire(d, _service_de(contenu, propres, d["code"]), _presence(contenu, compteurs, ancrage, d["code"]))
        for d in contenu["departements"]
    ]
    if None in ancrage.values():
        siege = next((s for s in contenu["services"] if s["siege"]), None)
        lignes.append(LigneTerritoire(None, siege, _presence(contenu, compteurs, ancrage, None)))
    return Territoires(tuple(lignes), _cumul([ligne.presence for ligne in lignes]), compteurs.non_situes)


def _compter(contenu: Contenu, propres: dict[int, tuple[str, ...]], ancrage: dict[int, str | None]) -> _Compteurs:
    codes = [departement["code"] for departement in contenu["departements"]]
    compteurs = _Compteurs(defaultdict(int), defaultdict(int), defaultdict(int), defaultdict(int))
    for action in contenu["actions"]:
        affectes = sum(de_ligne(ligne).affectes for ligne in action["jours"])
        if action["niveau"] == "regional":
            for ligne in action["jours"]:
                compteurs.regionaux[ancrage.get(ligne["medecin"])] += de_ligne(ligne).affectes
            continue
        place = 0
        for medecin, code, jours in parts_locales(action, codes):
            place += jours
            compteurs.sur_place[code] += jours
            if code not in propres.get(medecin, ()):
                compteurs.recus[code] += jours
                compteurs.donnes[ancrage.get(medecin)] += jours
        compteurs.non_situes += affectes - place
    return compteurs


def _service_de(contenu: Contenu, propres: dict[int, tuple[str, ...]], code: str) -> Service | None:
    return next((service for service in contenu["services"] if code in propres[service["id"]]), None)


def _presence(contenu: Contenu, compteurs: _Compteurs, ancrage: dict[int, str | None], code: str | None) -> Presence:
    quotites = [m["quotite"] for m in contenu["medecins"] if ancrage[m["id"]] == code]
    return Presence(
        medecins=len(quotites),
        quotite=sum(quotites),
        sur_place=compteurs.sur_place[code] if code else 0,
        recus=compteurs.recus[code] if code else 0,
        donnes=compteurs.donnes[code],
        regionaux=compteurs.regionaux[code],
    )


def _cumul(lignes: Sequence[Presence]) -> Presence:
    return Presence(
        medecins=sum(p.medecins for p in lignes),
        quotite=sum(p.quotite for p in lignes),
        sur_place=sum(p.sur_place for p in lignes),
        recus=sum(p.recus for p in lignes),
        donnes=sum(p.donnes for p in lignes),
        regionaux=sum(p.regionaux for p in lignes),
    )


@dataclass(frozen=True)
class Socle:
    """Posts of the effectif-socle and posts held; vacancies are shown apart, never netted between services (T6)."""

    service: Service
    en_poste: int

    @property
    def vacants(self) -> int:
        return max(0, self.service["effectif_socle"] - self.en_poste)


def socle(contenu: Contenu) -> list[Socle]:
    """One line per service, in the order of the content."""
    return [
        Socle(service, sum(1 for m in contenu["medecins"] if m["service"] == service["id"]))
        for service in contenu["services"]
    ]
