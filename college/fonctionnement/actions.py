"""Commenting a year, printing it (règles C6, C8, V5)."""

from __future__ import annotations

from django.db import transaction

from college.fonctionnement import policies
from college.fonctionnement.contenu import contenu_de
from college.fonctionnement.lecture import lue
from college.fonctionnement.models import Commentaire, EditionFonctionnement
from ctri.dossiers.confidentialite import verifier_sans_patient
from ctri.dossiers.types import empreinte
from mutualisation.documents.actions import demander
from mutualisation.documents.models import Document
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.roles import qualite
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier_lignes

GENRE = "college_fonctionnement"
TEXTE_MAX = 3000


class Croise(Refus):
    """Somebody else commented meanwhile: their text is to be read before another replaces it."""

    def __init__(self, dernier: Commentaire) -> None:
        super().__init__("Ce commentaire a été modifié entre-temps : relisez-le avant d’enregistrer le vôtre.", "texte")
        self.dernier = dernier


def dernier_commentaire(region: Region, annee: int) -> Commentaire | None:
    """The version that counts."""
    return Commentaire.objects.filter(region=region, annee=annee).select_related("par").first()


@transaction.atomic
def commenter(*, region: Region, annee: int, texte: str, revision: int, sans_patient: bool, par: Acteur) -> Commentaire:
    """Add a version over the one its author read (0: none); the same text again adds nothing."""
    Region.objects.select_for_update(of=("self",), no_key=True).get(pk=region.pk)
    titre = policies.verifier_commenter(par, region, annee)
    texte = typographier_lignes(texte.strip())
    if not texte:
        raise Refus("Écrivez votre commentaire.", "texte")
    if len(texte) > TEXTE_MAX:
        raise Refus(f"{TEXTE_MAX} caractères au plus.", "texte")
    verifie = verifier_sans_patient(sans_patient)
    dernier = dernier_commentaire(region, annee)
    if dernier is not None and dernier.texte == texte:
        return dernier
    if dernier is not None and dernier.numero != revision:
        raise Croise(dernier)
    commentaire = Commentaire.objects.create(
        region=region,
        annee=annee,
        numero=dernier.numero + 1 if dernier else 1,
        texte=texte,
        par=par.utilisateur,
        qualite=qualite(titre, par.utilisateur),
        le=maintenant(),
    )
    donnees = {"annee": annee, "version": commentaire.numero} | verifie
    inscrire(commentaire, "commenter", par=par, titre=titre, region=region, donnees=donnees)
    return commentaire


@transaction.atomic
def editer(*, region: Region, annee: int, par: Acteur) -> Document:
    """Keep the figures as they are today and ask for their PDF; unchanged figures give the same file."""
    policies.verifier_lire(par, region)
    contenu = contenu_de(lue(region, annee), dernier_commentaire(region, annee))
    mot, sigle = region.vocabulaire.college.court, region.circonscription.sigle
    edition, _ = EditionFonctionnement.objects.get_or_create(
        region=region, annee=annee, empreinte=empreinte(contenu), defaults={"contenu": contenu, "le": maintenant()}
    )
    return demander(
        genre=GENRE,
        source_id=edition.pk,
        empreinte_contenu=f"{edition.pk}:{edition.empreinte}",
        nom=f"Fonctionnement {mot.du} {sigle} {annee}, au {contenu['le']}",
        region=region,
        par=par,
    )
