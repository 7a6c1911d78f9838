"""The working copy as the content that is frozen, hashed, compared and printed (règle V5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from college.impression.identite import avis_fige, departement_fige, emetteur, region_figee
from college.reglement.contenu import relire
from college.reglement.models import Article, Reglement
from college.reglement.reperes import REPERES
from college.reunions.models import Avis
from ctri.dossiers.models import Dossier
from mutualisation.territoire.models import Region

SCHEMA = 1


def instantane(reglement: Reglement) -> dict[str, Any]:
    """The content of a règlement, complete in itself, JSON only."""
    return contenu_de(Reglement.objects.complets().get(pk=reglement.pk))


def contenu_de(reglement: Reglement) -> dict[str, Any]:
    """The same, of a règlement read with its region."""
    dossier, region = reglement.dossier, reglement.dossier.region
    livrable = region.schema.livrable(dossier.livrable)
    return relire(
        {
            "schema": SCHEMA,
            "type": dossier.genre,
            "livrable": dossier.livrable,
            "titre": livrable.libelle.Nom,
            "sous_titre": livrable.sous_titre or "",
            "accord": livrable.libelle.e,
            "annee": dossier.annee,
            "reference": dossier.reference,
            "remplace": dossier.remplace.reference if dossier.remplace else "",
            "region": region_figee(region),
            "emetteur": emetteur(region, region.services.filter(est_siege=True).first()),
            "vocabulaire": region.vocabulaire.model_dump(mode="json"),
            "pole": None,
            "departements": _departements(region),
            "articles": [article_fige(article) for article in reglement.articles.all()],
            "parametres": parametres_de(reglement),
            "avis_college": avis_fige(avis_joint(dossier)),
        }
    )


def article_fige(article: Article) -> dict[str, Any]:
    """One article, before its markers are read."""
    return {
        "numero": article.numero,
        "titre": article.titre,
        "texte": article.texte,
        "abroge": article.abroge,
    }


def parametres_de(porteur: Any) -> dict[str, Any]:
    """The five parameters of a règlement, or of the référentiel's table."""
    return {code: getattr(porteur, code) for code in REPERES}


def avis_joint(dossier: Dossier) -> Avis | None:
    """What the last held meeting thought of the version being prepared (règle C7)."""
    return Avis.objects.filter(dossier=dossier, pour_version=dossier.version + 1).joints().first()


def _departements(region: Region) -> Sequence[dict[str, Any]]:
    return [departement_fige(d) for d in region.circonscription.departements.order_by("code")]
