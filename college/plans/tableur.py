"""The same numbers as the PDF in a spreadsheet (règle P5): figures stay figures, text never becomes a formula."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from college.plans.calculs import (
    Jours,
    charges,
    de_action,
    etiquette_objectif,
    mots,
    niveau,
    noms_departements,
    par_objectif,
    total,
)
from college.plans.calculs.charge import de_ligne
from college.plans.contenu import Action, Contenu
from ctri.tampon import Tampon
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import MOIS, majuscule

Valeur = str | int | float | None
ENTIER = "#,##0"
POURCENT = "0%"
# What a spreadsheet program would run as a formula when it opens a text (OWASP, CSV injection).
AMORCES = ("=", "+", "-", "@", "\t", "\r", "\n")


def rendre(contenu: Contenu, tampon: Tampon) -> bytes:
    """The workbook. The same content and stamp give the same cells."""
    v = mots(contenu)
    classeur = Workbook()
    if classeur.active is not None:
        classeur.remove(classeur.active)
    _actions(classeur, contenu, v)
    _jours(classeur, contenu, v)
    _capacites(classeur, contenu, v)
    _objectifs(classeur, contenu, v)
    _proprietes(classeur, contenu, tampon)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def _proprietes(classeur: Workbook, contenu: Contenu, tampon: Tampon) -> None:
    etat = "validé" if tampon.valide else "projet, non validé"
    classeur.properties.title = f"{contenu['titre']} {contenu['annee']}, {contenu['region']['nom']}"
    classeur.properties.creator = contenu["emetteur"]["siege"]
    classeur.properties.description = (
        f"{tampon.reference}, version {tampon.version}, {etat}. SHA-256 {tampon.empreinte}"
    )
    if tampon.soumise_le:
        classeur.properties.created = tampon.soumise_le.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)


# ── Sheets ────────────────────────────────────────────────────────────────────


def _actions(classeur: Workbook, contenu: Contenu, v: Mots) -> None:
    titres = [
        "N°",
        majuscule(v.objectif.nom),
        majuscule(v.action.nom),
        majuscule(v.fonction.nom),
        "Niveau",
        "Territoires",
        "Premier mois",
        "Dernier mois",
        "Pilote",
        "Contributeurs",
        "Programmés",
        "Annualisés",
        "Réserve",
        "Jours",
        "Résultat attendu",
        "Indicateur",
    ]
    noms = {m["id"]: m["affiche"] for m in contenu["medecins"]}
    objectifs = {o["id"]: etiquette_objectif(o, v) for o in contenu["objectifs"]}
    lignes = [_ligne_action(a, objectifs.get(a["objectif"] or 0), noms, contenu) for a in contenu["actions"]]
    somme: list[Valeur] = ["Total", *[None] * 9, *_quatre(total(contenu)), None, None]
    feuille = _feuille(classeur, majuscule(v.action.pluriel), titres, [*lignes, somme])
    _largeurs(feuille, [7, 14, 48, 30, 19, 28, 13, 13, 26, 48, 12, 12, 10, 10, 40, 30])
    _format(feuille, ENTIER, range(11, 15))


def _ligne_action(action: Action, objectif: str | None, noms: dict[int, str], contenu: Contenu) -> list[Valeur]:
    regional = action["niveau"] == "regional" and not action["territoires"]
    lieux = [d["code"] for d in contenu["departements"]] if regional else action["territoires"]
    return [
        action["numero"],
        objectif,
        action["intitule"],
        action["fonction_libelle"] if action["fonction"] else None,
        niveau(action, contenu) or None,
        ", ".join(noms_departements(lieux, contenu)) or None,
        MOIS[action["debut"] - 1] if action["debut"] else None,
        MOIS[action["fin"] - 1] if action["fin"] else None,
        None if action["pilote"] is None else noms.get(action["pilote"], "personne partie"),
        ", ".join(noms.get(medecin, "personne partie") for medecin in action["contributeurs"]) or None,
        *_quatre(de_action(action)),
        action["resultat"] or None,
        action["indicateur"] or None,
    ]


def _jours(classeur: Workbook, contenu: Contenu, v: Mots) -> None:
    """One line per doctor and action: what a pivot table wants."""
    titres = [majuscule(v.medecin.nom), "N°", majuscule(v.action.nom), "Programmés", "Annualisés", "Réserve", "Jours"]
    noms = {m["id"]: m["affiche"] for m in contenu["medecins"]}
    lignes: list[list[Valeur]] = [
        [noms.get(j["medecin"], "personne partie"), a["numero"], a["intitule"], *_quatre(de_ligne(j))]
        for a in contenu["actions"]
        for j in a["jours"]
    ]
    lignes.append(["Total", None, None, *_quatre(total(contenu))])
    feuille = _feuille(classeur, f"Jours par {v.medecin.nom}", titres, lignes)
    _largeurs(feuille, [28, 7, 52, 12, 12, 10, 10])
    _format(feuille, ENTIER, range(4, 8))


def _capacites(classeur: Workbook, contenu: Contenu, v: Mots) -> None:
    """How each capacity is made (règle P2)."""
    titres = [majuscule(v.medecin.nom), majuscule(v.service.nom), "Quotité", "Ouvrés", "Congés", "Formation", "Réserve"]
    titres += ["Prêtés", "Capacité", "Hors plan", "Affectés", "Charge", "Écart", "Taux"]
    services = {s["id"]: s["nom"] for s in contenu["services"]}
    lignes: list[list[Valeur]] = []
    for charge in charges(contenu):
        m = charge.medecin
        taux = None if charge.taux is None else charge.taux / 100
        retraits = [m["jours_ouvres"], m["conges"], m["formation"], m["reserve"], m["prete"]]
        usages = [charge.capacite, m["hors_plan"], charge.jours.affectes, charge.total, charge.ecart]
        lignes.append([m["affiche"], services.get(m["service"]), m["quotite"] / 100, *retraits, *usages, taux])
    sommes = [sum(int(ligne[rang] or 0) for ligne in lignes) for rang in range(3, 13)]
    lignes.append(["Total", None, None, *sommes, None])
    feuille = _feuille(classeur, "Capacité", titres, lignes)
    _largeurs(feuille, [28, 34, 9, *[11] * 11])
    _format(feuille, ENTIER, range(4, 14))
    _format(feuille, POURCENT, (3, 14))


def _objectifs(classeur: Workbook, contenu: Contenu, v: Mots) -> None:
    titres = ["Repère", majuscule(v.objectif.nom), majuscule(v.action.pluriel), majuscule(v.medecin.pluriel)]
    titres += ["Programmés", "Annualisés", "Réserve", "Jours", "Motif sans réponse"]
    lignes: list[list[Valeur]] = []
    for reponse in par_objectif(contenu):
        objectif = reponse.objectif
        motif = objectif["motif_sans_reponse"] if objectif and not reponse.actions else None
        repere = etiquette_objectif(objectif, v) if objectif else None
        libelle = objectif["libelle"] if objectif else f"Sans {v.objectif.nom}"
        chiffres = [len(reponse.actions), reponse.medecins, *_quatre(reponse.jours)]
        lignes.append([repere, libelle, *chiffres, motif["texte"] if motif else None])
    lignes.append(["Total", None, len(contenu["actions"]), None, *_quatre(total(contenu)), None])
    feuille = _feuille(classeur, majuscule(v.objectif.pluriel), titres, lignes)
    _largeurs(feuille, [14, 60, 10, 10, 12, 12, 10, 10, 60])
    _format(feuille, ENTIER, range(3, 9))


# ── Making of a sheet ─────────────────────────────────────────────────────────


def _quatre(jours: Jours) -> list[int]:
    return [jours.programmes, jours.annualises, jours.reserve, jours.total]


def _feuille(classeur: Workbook, nom: str, titres: Sequence[str], lignes: Iterable[Sequence[Valeur]]) -> Worksheet:
    """Head kept in sight, filter on it, total in bold on the last row."""
    feuille: Worksheet = classeur.create_sheet(nom[:31])
    rang = 1
    for rang, ligne in enumerate([titres, *lignes], start=1):
        for colonne, valeur in enumerate(ligne, start=1):
            _neutraliser(feuille.cell(rang, colonne, valeur))
    for cellule in feuille[1]:
        cellule.font = Font(bold=True, color="FFFFFF")
        cellule.fill = PatternFill("solid", fgColor="1F3F6E")
        cellule.alignment = Alignment(wrap_text=True, vertical="top")
    for cellule in feuille[rang]:
        cellule.font = Font(bold=True)
    feuille.freeze_panes = "A2"
    # The filter leaves the total out of what it hides.
    derniere = get_column_letter(len(titres))
    feuille.auto_filter.ref = f"A1:{derniere}{rang - 1}"
    feuille.print_title_rows = "1:1"
    feuille.page_setup.orientation = "landscape"
    feuille.page_setup.fitToHeight = 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    return feuille


def _neutraliser(cellule: Cell) -> None:
    """A text that looks like a formula stays a text, to the letter, even when someone edits the cell."""
    if isinstance(cellule.value, str) and cellule.value.startswith(AMORCES):
        cellule.data_type = "s"
        cellule.quotePrefix = True


def _largeurs(feuille: Worksheet, largeurs: Sequence[float]) -> None:
    for rang, largeur in enumerate(largeurs, start=1):
        feuille.column_dimensions[get_column_letter(rang)].width = largeur


def _format(feuille: Worksheet, motif: str, colonnes: Iterable[int]) -> None:
    for colonne in colonnes:
        for (cellule,) in feuille.iter_rows(min_row=2, min_col=colonne, max_col=colonne):
            cellule.number_format = motif
