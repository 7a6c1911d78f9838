"""Opening a règlement: from the model, or from the last text that was written (règle V3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from college.propositions.actions import ouvrir_dossier
from college.reglement.contenu import GENRE, rang
from college.reglement.instantane import parametres_de
from college.reglement.modele import articles_du_modele
from college.reglement.models import Article, Reglement
from college.reglement.policies import verifier_ouvrir
from college.reglement.reperes import REPERES
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, Version
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region


@transaction.atomic
def creer_reglement(
    *, region: Region, annee: int, livrable: str = GENRE, depuis: Version | None = None, par: Acteur
) -> Reglement:
    """Open it, with the model's articles and the référentiel's parameters, or with those of `depuis`."""
    titre = verifier_ouvrir(par, region, livrable=livrable, annee=annee)
    dossier = ouvrir_dossier(
        region=region, livrable=livrable, annee=annee, remplace=_acte_de_l_annee(region, livrable, annee), par=par,
        titre=titre,
    )  # fmt: skip
    if depuis is not None:
        return copier(dossier, depuis.contenu, par=par)
    parametres = parametres_de(region.schema.college)
    return copier(dossier, {"articles": articles_du_modele(region), "parametres": parametres}, par=par)


def _acte_de_l_annee(region: Region, livrable: str, annee: int) -> Dossier | None:
    """A year bears one act: a text started again the same year takes the place of the one already replaced."""
    actes = Dossier.objects.filter(region=region, livrable=livrable, annee=annee, pole="", remplace=None)
    return actes.filter(etat=Etat.REMPLACEE).first()


def dernier_texte(region: Region, livrable: str) -> Version | None:
    """The last text submitted or decided, whatever became of it."""
    versions = Version.objects.filter(dossier__region=region, dossier__livrable=livrable, dossier__genre=GENRE)
    return versions.select_related("dossier").order_by("-le", "-pk").first()


def copier(dossier: Dossier, contenu: Mapping[str, Any], *, par: Acteur) -> Reglement:
    """A working copy of these articles and parameters. Call it inside a transaction."""
    parametres = {code: contenu["parametres"][code] for code in REPERES}
    reglement = Reglement.objects.create(dossier=dossier, **parametres)
    _articles(reglement, contenu["articles"], par)
    return reglement


def restituer(reglement: Reglement, contenu: Mapping[str, Any], *, par: Acteur) -> None:
    """Make the working copy say what was decided. Call it inside a transaction."""
    for code in REPERES:
        setattr(reglement, code, contenu["parametres"][code])
    reglement.revision += 1
    reglement.modifie_par, reglement.modifie_le = par.utilisateur, maintenant()
    reglement.save()
    reglement.articles.all().delete()
    _articles(reglement, contenu["articles"], par)


def _articles(reglement: Reglement, articles: Sequence[Mapping[str, Any]], par: Acteur) -> None:
    rows = []
    for article in articles:
        principal, insere = rang(article["numero"])
        rows.append(
            Article(
                reglement=reglement,
                rang=principal,
                insere=insere,
                modifie_le=maintenant(),
                modifie_par=par.utilisateur,
                **{nom: article[nom] for nom in ("titre", "texte", "abroge")},
            )
        )
    Article.objects.bulk_create(rows)
