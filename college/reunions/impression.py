"""Asking for the printed pages of a meeting, and the documents already asked for (règle C2)."""

from __future__ import annotations

from college.reunions.lecture import Lue, lue
from college.reunions.models import CompteRendu, GenrePoint, Reunion
from college.reunions.pdf import Feuille
from ctri.dossiers.types import empreinte
from mutualisation.documents.actions import demander
from mutualisation.documents.models import Document
from mutualisation.mandats.acteur import Acteur
from mutualisation.templatetags.francais import heure
from mutualisation.territoire.models import Region
from mutualisation.typographie import date_longue

EMARGEMENT, ORDRE, COMPTE_RENDU, RECUEIL = (
    "college_emargement", "college_ordre_du_jour", "college_compte_rendu", "college_recueil"
)  # fmt: skip
TITRES = {EMARGEMENT: "Feuille d’émargement", ORDRE: "Ordre du jour"}


def feuille_de(lecture: Lue) -> Feuille:
    """What the attendance sheet and the agenda print, from what is convened."""
    reunion = lecture.reunion
    v = reunion.region.vocabulaire
    return {
        "titre": f"{v.reunion.Nom} du {date_longue(reunion.date)}",
        "emetteur": {"college": v.college.Nom, "region": reunion.region.nom, "de": reunion.region.propre.de},
        "date": reunion.date.isoformat(),
        "horaire": f"de {heure(reunion.debut)} à {heure(reunion.fin)}",
        "lieu": reunion.lieu,
        "membres": [{"nom": str(p.agent), "qualite": p.qualite, "precision": ""} for p in lecture.membres],
        "associes": [{"nom": str(p.agent), "qualite": p.qualite, "precision": ""} for p in lecture.associes],
        "points": [
            {"numero": p.rang, "titre": p.titre, "nature": str(GenrePoint(p.genre).label), "duree": p.duree}
            for p in lecture.points
        ],
    }


def demander_feuille(reunion: Reunion, genre: str, *, par: Acteur) -> Document:
    """The attendance sheet or the agenda as it stands: the same content gives the same file."""
    nom = f"{TITRES[genre]} {reunion.region.circonscription.sigle} {reunion.date:%Y-%m-%d}"
    return demander(
        genre=genre,
        source_id=reunion.pk,
        empreinte_contenu=f"{reunion.pk}:{empreinte(feuille_de(lue(reunion)))}",
        nom=nom,
        region=reunion.region,
        par=par,
    )


def demander_compte_rendu(version: CompteRendu, *, par: Acteur) -> Document:
    """The PDF of one version of the minutes."""
    reunion = version.reunion
    nom = reunion.numero if version.approuve else f"projet {reunion.date:%Y-%m-%d} v{version.numero}"
    return demander(
        genre=COMPTE_RENDU,
        source_id=version.pk,
        empreinte_contenu=f"{version.pk}:{version.empreinte}",
        nom=f"Compte rendu {nom}",
        region=reunion.region,
        par=par,
    )


def approuves(region: Region, annee: int) -> list[CompteRendu]:
    """The approved minutes of a year, by date."""
    versions = CompteRendu.objects.filter(approuve=True, reunion__region=region, reunion__date__year=annee)
    return list(versions.select_related("reunion").order_by("reunion__date", "pk"))


def demander_recueil(region: Region, annee: int, *, par: Acteur) -> Document | None:
    """One file for the approved minutes of a year; None while there is none. It hangs on the last of them."""
    versions = approuves(region, annee)
    if not versions:
        return None
    return demander(
        genre=RECUEIL,
        source_id=versions[-1].pk,
        empreinte_contenu=":".join(v.empreinte for v in versions),
        nom=f"Comptes rendus {region.circonscription.sigle} {annee}",
        region=region,
        par=par,
    )


def documents_de(reunion: Reunion) -> list[tuple[str, Document]]:
    """The last file of each kind asked for this meeting, with its title."""
    versions = {v.pk: v for v in reunion.comptes_rendus.all()}
    feuilles = Document.objects.filter(genre__in=TITRES, source_id=reunion.pk).order_by("pk")
    derniers = {document.genre: (TITRES[document.genre], document) for document in feuilles}
    rendus = Document.objects.filter(genre=COMPTE_RENDU, source_id__in=versions).order_by("pk")
    trouves = list(derniers.values())
    for document in rendus:
        version = versions[document.source_id]
        trouves.append(("PDF du compte rendu" if version.approuve else f"PDF du projet, v{version.numero}", document))
    return trouves
