"""Days, load and capacity (règles P1, P2). Whole days only: a total is the sum of the figures shown."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from college.plans.contenu import Action, Contenu, JoursMedecin, Medecin, Objectif, Service

# Under this share of their capacity a doctor has time left that the committee should see (règle P2).
SEUIL_DISPONIBLE = 90


@dataclass(frozen=True)
class Jours:
    """The three kinds of days (règle P1)."""

    programmes: int = 0
    annualises: int = 0
    reserve: int = 0

    @property
    def affectes(self) -> int:
        """What draws on capacity: reserve days are already taken out of it (règle P2)."""
        return self.programmes + self.annualises

    @property
    def total(self) -> int:
        return self.affectes + self.reserve

    def __add__(self, autre: "Jours") -> "Jours":
        return Jours(
            self.programmes + autre.programmes, self.annualises + autre.annualises, self.reserve + autre.reserve
        )


def somme(jours: Iterable[Jours]) -> Jours:
    """Sum of days, zero for none."""
    return sum(jours, Jours())


def de_ligne(ligne: JoursMedecin) -> Jours:
    return Jours(ligne["programmes"], ligne["annualises"], ligne["reserve"])


def de_action(action: Action) -> Jours:
    """Days of an action, everyone included."""
    return somme(map(de_ligne, action["jours"]))


def total(contenu: Contenu) -> Jours:
    """Days of the whole plan."""
    return somme(map(de_action, contenu["actions"]))


def participants(action: Action) -> list[int]:
    """Lead first, then contributors, then anyone who only has days; each once."""
    avec_jours = (ligne["medecin"] for ligne in action["jours"] if de_ligne(ligne).total)
    pilote = [] if action["pilote"] is None else [action["pilote"]]
    return list(dict.fromkeys([*pilote, *action["contributeurs"], *avec_jours]))


# ── Load of each doctor ───────────────────────────────────────────────────────


def capacite(medecin: Medecin) -> int:
    """Working days x share - leave - training - reserve - lent to outside bodies (règle P2)."""
    retraits = medecin["conges"] + medecin["formation"] + medecin["reserve"] + medecin["prete"]
    return medecin["jours_ouvres"] - retraits


@dataclass(frozen=True)
class Charge:
    """One doctor's year."""

    medecin: Medecin
    jours: Jours

    @property
    def capacite(self) -> int:
        return capacite(self.medecin)

    @property
    def total(self) -> int:
        """Days outside the plan count too (règle P2)."""
        return self.medecin["hors_plan"] + self.jours.affectes

    @property
    def ecart(self) -> int:
        """Load less capacity: negative when days remain free."""
        return self.total - self.capacite

    @property
    def surcharge(self) -> int:
        return max(0, self.ecart)

    @property
    def libre(self) -> int:
        return max(0, -self.ecart)

    @property
    def taux(self) -> float | None:
        """Load in per cent of capacity; nothing to say without capacity."""
        return 100 * self.total / self.capacite if self.capacite > 0 else None

    @property
    def reserve_depassee(self) -> int:
        """Reserve days written in actions beyond this doctor's own reserve."""
        return max(0, self.jours.reserve - self.medecin["reserve"])


def charges(contenu: Contenu) -> list[Charge]:
    """One line per doctor, in the order of the content; a doctor without action is there too."""
    jours: dict[int, Jours] = defaultdict(Jours)
    for action in contenu["actions"]:
        for ligne in action["jours"]:
            jours[ligne["medecin"]] += de_ligne(ligne)
    return [Charge(medecin, jours[medecin["id"]]) for medecin in contenu["medecins"]]


def par_service(contenu: Contenu) -> list[tuple[Service, list[Charge]]]:
    """Loads grouped by service, head office first, services without doctor left out."""
    groupes: dict[int, list[Charge]] = defaultdict(list)
    for charge in charges(contenu):
        groupes[charge.medecin["service"]].append(charge)
    services = sorted(contenu["services"], key=lambda service: not service["siege"])
    return [(service, groupes[service["id"]]) for service in services if groupes[service["id"]]]


@dataclass(frozen=True)
class Dispersion:
    """How evenly the load is shared, in per cent of capacity (règle P2)."""

    minimum: float
    mediane: float
    maximum: float


def dispersion(lignes: Sequence[Charge]) -> Dispersion | None:
    """None when no doctor has a capacity."""
    taux = [ligne.taux for ligne in lignes if ligne.taux is not None]
    return Dispersion(min(taux), statistics.median(taux), max(taux)) if taux else None


@dataclass(frozen=True)
class Emploi:
    """The year of all doctors together: the parts add up to working days less leave, plus what exceeds capacity."""

    hors_plan: int
    programmes: int
    annualises: int
    reserve: int
    formation: int
    prete: int
    libre: int
    surcharge: int

    @property
    def total(self) -> int:
        affectes = self.hors_plan + self.programmes + self.annualises
        return affectes + self.reserve + self.formation + self.prete + self.libre


def emploi(contenu: Contenu) -> Emploi:
    """Where the time of the doctors of the plan goes."""
    lignes = charges(contenu)
    medecins = contenu["medecins"]
    return Emploi(
        hors_plan=sum(m["hors_plan"] for m in medecins),
        programmes=sum(ligne.jours.programmes for ligne in lignes),
        annualises=sum(ligne.jours.annualises for ligne in lignes),
        reserve=sum(m["reserve"] for m in medecins),
        formation=sum(m["formation"] for m in medecins),
        prete=sum(m["prete"] for m in medecins),
        libre=sum(ligne.libre for ligne in lignes),
        surcharge=sum(ligne.surcharge for ligne in lignes),
    )


# ── Answers to the objectives ─────────────────────────────────────────────────


@dataclass(frozen=True)
class Reponse:
    """An objective and what answers it (règle V2); `objectif` is None for actions that name none yet."""

    objectif: Objectif | None
    actions: tuple[Action, ...]

    @property
    def jours(self) -> Jours:
        return somme(map(de_action, self.actions))

    @property
    def medecins(self) -> int:
        return len({medecin for action in self.actions for medecin in participants(action)})


def par_objectif(contenu: Contenu) -> list[Reponse]:
    """Objectives in rank order, unanswered ones included, then the actions without objective."""
    groupes: dict[int | None, list[Action]] = defaultdict(list)
    connus = {objectif["id"] for objectif in contenu["objectifs"]}
    for action in contenu["actions"]:
        groupes[action["objectif"] if action["objectif"] in connus else None].append(action)
    objectifs = sorted(contenu["objectifs"], key=lambda objectif: objectif["rang"])
    reponses = [Reponse(objectif, tuple(groupes[objectif["id"]])) for objectif in objectifs]
    return reponses + ([Reponse(None, tuple(groupes[None]))] if groupes[None] else [])


def par_fonction(contenu: Contenu) -> list[tuple[str, Jours]]:
    """Days per function, the heaviest first; actions without function under an empty name."""
    groupes: dict[str, Jours] = defaultdict(Jours)
    for action in contenu["actions"]:
        groupes[action["fonction_libelle"] if action["fonction"] else ""] += de_action(action)
    return sorted(groupes.items(), key=lambda groupe: (-groupe[1].total, groupe[0]))
