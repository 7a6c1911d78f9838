"""What the printed pages show, in words and figures ready to print; the templates only lay it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from college.plans.calculs import (
    Jours,
    Reponse,
    de_action,
    etiquette_objectif,
    noms_courts,
    par_objectif,
    territoire,
)
from college.plans.calculs.charge import de_ligne
from college.plans.calculs.valeurs import DEPARTEMENTS_NOMMES, TIRET, noms_departements
from college.plans.contenu import Action, Contenu, Objectif
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import civile, compte, date_longue, lieux_html, majuscule, nombre, periode

# A longer list of names is counted in the body: the annex names everyone.
CONTRIBUTEURS_NOMMES = 6
PAS_BANDE_MM = 1.75


@dataclass(frozen=True)
class Bande:
    """The strip of twelve months, in millimetres; `continue_` for days spread over the year."""

    depart: str
    longueur: str
    continue_: bool


@dataclass(frozen=True)
class LigneAction:
    """A row of section 3."""

    numero: str
    intitule: str
    resultat: str
    indicateur: str
    pilote: str
    contributeurs: str
    territoire: SafeString
    fonction: str
    periode: str
    bande: Bande | None
    jours: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BlocObjectif:
    """One objective and its table; the reason why nothing answers it stands in section 2 (règle V2)."""

    ancre: str
    titre: str
    repere: str
    resume: str
    lignes: tuple[LigneAction, ...]


@dataclass(frozen=True)
class LigneAnnexe:
    """A row of the annex: everyone, with their days."""

    numero: str
    rang: str
    intitule: str
    fonction: str
    niveau: str
    territoire: str
    pilote: str
    contributeurs: str
    periode: str
    programmes: str
    annualises: str
    reserve: str
    premiere: bool


class Redacteur:
    """Turns the actions of a content into rows to print."""

    def __init__(self, contenu: Contenu, v: Mots) -> None:
        self.contenu = contenu
        self.v = v
        self.noms = noms_courts(contenu["medecins"])
        self.complets = {m["id"]: f"{m['prenom']} {m['nom']}" for m in contenu["medecins"]}
        self.reponses = par_objectif(contenu)

    def blocs(self) -> Iterator[BlocObjectif]:
        """Section 3, in rank order; actions without objective last."""
        for rang, reponse in enumerate(self.reponses, start=1):
            yield BlocObjectif(
                ancre=f"objectif-{rang}",
                titre=self._titre(reponse),
                repere=self._repere(reponse),
                resume=self._resume(reponse),
                lignes=tuple(self._ligne(action) for action in reponse.actions),
            )

    def sans_reponse(self) -> Iterator[tuple[Objectif, str, str]]:
        """(objective, reason, who gave it and when) of each objective nothing answers (règle V2)."""
        for reponse in self.reponses:
            if reponse.objectif and not reponse.actions:
                motif = reponse.objectif["motif_sans_reponse"]
                source = f"{motif['auteur']}, le {date_longue(civile(motif['date']))}" if motif else ""
                yield reponse.objectif, motif["texte"] if motif else "", source

    def _titre(self, reponse: Reponse) -> str:
        if reponse.objectif is None:
            return f"{majuscule(self.v.action.pluriel)} sans {self.v.objectif.nom}"
        return f"{majuscule(self.v.objectif.nom)} {reponse.objectif['rang']}. {reponse.objectif['libelle']}"

    def _repere(self, reponse: Reponse) -> str:
        if reponse.objectif is None or not reponse.objectif["priorite"]:
            return ""
        return etiquette_objectif(reponse.objectif, self.v)

    def _resume(self, reponse: Reponse) -> str:
        if not reponse.actions:
            return f"{majuscule(self.v.action.aucun)} : voir la partie 2"
        return " · ".join(
            (
                compte(len(reponse.actions), self.v.action.nom, self.v.action.pluriel),
                compte(reponse.jours.total, "jour"),
                compte(reponse.medecins, self.v.medecin.nom, self.v.medecin.pluriel),
            )
        )

    def _ligne(self, action: Action) -> LigneAction:
        jours = de_action(action)
        return LigneAction(
            numero=action["numero"],
            intitule=action["intitule"],
            resultat=action["resultat"],
            indicateur=action["indicateur"],
            pilote=self.complets.get(action["pilote"] or 0, TIRET),
            contributeurs=self._contributeurs(action),
            territoire=self._lieux(action),
            fonction=action["fonction_libelle"],
            periode=periode(action["debut"], action["fin"]),
            bande=_bande(action, jours),
            jours=_genres(jours),
        )

    def _lieux(self, action: Action) -> SafeString:
        """Names as they are when few, one phrase otherwise."""
        noms = noms_departements(action["territoires"], self.contenu)
        if action["niveau"] == "regional" or not 0 < len(noms) <= DEPARTEMENTS_NOMMES:
            noms = [territoire(action, self.contenu, self.v)]
        return lieux_html(noms)

    def _contributeurs(self, action: Action) -> str:
        if len(action["contributeurs"]) > CONTRIBUTEURS_NOMMES:
            return compte(len(action["contributeurs"]), self.v.medecin.nom, self.v.medecin.pluriel)
        return ", ".join(self.noms.get(medecin, "personne partie") for medecin in action["contributeurs"])

    def annexe(self) -> Iterator[LigneAnnexe]:
        """Every action, in the order of section 3."""
        for reponse in self.reponses:
            for rang, action in enumerate(reponse.actions):
                yield self._ligne_annexe(
                    action, str(reponse.objectif["rang"]) if reponse.objectif else TIRET, rang == 0
                )

    def _ligne_annexe(self, action: Action, rang: str, premiere: bool) -> LigneAnnexe:
        jours = {ligne["medecin"]: de_ligne(ligne).total for ligne in action["jours"]}
        total = de_action(action)
        regional = action["niveau"] == "regional"
        autres = [m for m in dict.fromkeys([*action["contributeurs"], *jours]) if m != action["pilote"]]
        return LigneAnnexe(
            numero=action["numero"],
            rang=rang,
            intitule=action["intitule"],
            fonction=action["fonction_libelle"],
            niveau=self.contenu["niveaux"][action["niveau"]]["sigle"] if action["niveau"] else TIRET,
            territoire=majuscule(self.v.region.nom) if regional else ", ".join(sorted(action["territoires"])) or TIRET,
            pilote=TIRET if action["pilote"] is None else self._avec_jours(action["pilote"], jours),
            contributeurs=", ".join(self._avec_jours(medecin, jours) for medecin in autres),
            periode=periode(action["debut"], action["fin"]),
            programmes=_ou_vide(total.programmes),
            annualises=_ou_vide(total.annualises),
            reserve=_ou_vide(total.reserve),
            premiere=premiere,
        )

    def _avec_jours(self, medecin: int, jours: Mapping[int, int]) -> str:
        nom = self.noms.get(medecin, "personne partie")
        return f"{nom}\u00a0({jours[medecin]})" if jours.get(medecin) else nom


def _ou_vide(valeur: int) -> str:
    return nombre(valeur) if valeur else ""


def _genres(jours: Jours) -> tuple[tuple[str, str], ...]:
    genres = ((jours.programmes, "progr."), (jours.annualises, "annual."), (jours.reserve, "réserve"))
    return tuple((nombre(quantite), mot) for quantite, mot in genres if quantite) or (("0", ""),)


def _bande(action: Action, jours: Jours) -> Bande | None:
    debut, fin = action["debut"], action["fin"]
    if debut is None or fin is None or fin < debut:
        return None
    # Written here, not by the template: style attributes want a point, French screens a comma.
    depart, longueur = (f"{mois * PAS_BANDE_MM:.2f}" for mois in (debut - 1, fin - debut + 1))
    return Bande(depart, longueur, jours.annualises > jours.programmes)
