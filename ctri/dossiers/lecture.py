"""What a dossier's page says beside its content: steps, tabs, what I may do, what it means for my service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from ctri.cadrage.versions import Versions, ecart
from ctri.comite.membres import un_seul_membre
from ctri.dossiers import policies
from ctri.dossiers.etats import A_REPRENDRE, ISSUES, VALIDES, Etat
from ctri.dossiers.models import Decision, Dossier, Version
from ctri.dossiers.types import Differences, ResumeService, TypeDossier, type_de
from ctri.dossiers.workflow import ACTES
from ctri.errata.actions import GENRE as ERRATUM
from ctri.errata.models import Erratum
from ctri.errata.policies import verifier_corriger
from ctri.releves.models import DOCUMENT_EXTRAIT, Extrait
from ctri.seances.models import EtatSeance, Point
from mutualisation.documents.models import Document
from mutualisation.journal.actions import historique
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.refus import raison
from mutualisation.templatetags.francais import compte, heure, jour, jour_court
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Service
from mutualisation.typographie import majuscule, typographier


@dataclass(frozen=True)
class Pas:
    """A step of the state strip: `etat` is fait, en_cours or a_venir, and its date is in words."""

    libelle: str
    precision: str
    etat: str


def bande_etats(dossier: Dossier, versions: Sequence[Version]) -> list[Pas]:
    """Draft, submitted, on the agenda, decided: each with its date."""
    etats = dossier.region.schema.etats
    dates = {acte.vers: acte.le for acte in reversed(historique(dossier)) if acte.vers}
    decide = dossier.etat in (*ISSUES, Etat.REMPLACEE, Etat.RETIREE)
    ordre = [Etat.BROUILLON, Etat.SOUMISE, Etat.INSCRITE]
    courant = 3 if decide else ordre.index(Etat(dossier.etat))
    pas = []
    for rang, etat in enumerate(ordre):
        le = dates.get(etat)
        precision = f"{jour_court(le)}, {heure(le)}" if le and rang <= courant else ""
        pas.append(Pas(etats.libelle(etat), precision, _etat_du_pas(rang, courant)))
    derniere = dates.get(dossier.etat) if decide else None
    libelle = etats.libelle(dossier.etat) if decide else majuscule(dossier.region.vocabulaire.decision.nom)
    pas.append(Pas(libelle, f"{jour(derniere)}" if derniere else "", _etat_du_pas(3, courant)))
    return pas


def _etat_du_pas(rang: int, courant: int) -> str:
    if rang == courant:
        return "en_cours"
    return "fait" if rang < courant else "a_venir"


# What happens to a text once it has left its authors' hands; drafting is theirs alone (règle C3).
HORS_REDACTION = (
    *ACTES,
    "ouvrir_avenant",
    "noter_consultation",
    "modifier_en_seance",
    "abandonner_modification",
    "corriger",
)


def histoire(dossier: Dossier) -> QuerySet[Acte]:
    """The history the committee reads."""
    return historique(dossier).filter(code__in=HORS_REDACTION)


def a_decider(dossier: Dossier, version: Version) -> bool:
    """Whether the version read is the very text the committee will decide on; an older one is not."""
    return dossier.en_examen and version.numero == dossier.version


def ce_qu_il_advint(dossier: Dossier, version: Version, decision: Decision | None) -> str:
    """“Renvoyée le 8 janvier 2027 avec ce motif : « … » ; la version 2 est en préparation.”: of the version read.

    The words are those of the decision, not of the dossier's state, which has moved on since.
    """
    faits = []
    if decision is not None and decision.motif:
        issue = dossier.region.schema.etats.libelle(decision.issue)
        faits.append(f"{issue} le {jour(decision.le)} avec ce motif : « {decision.motif} »")
    if version.numero < dossier.version:
        faits.append(f"la version {dossier.version} a suivi")
    elif dossier.modifiable:
        faits.append(f"la version {version.numero + 1} est en préparation")
    texte = majuscule(" ; ".join(faits))
    # A quoted reason that ends its sentence ends this one too.
    return typographier(texte if texte.endswith(". »") else f"{texte}.") if faits else ""


@dataclass(frozen=True)
class Onglet:
    """A tab: a plain link, with its count."""

    code: str
    titre: str
    sous_titre: str
    url: str
    actif: bool


def onglets(dossier: Dossier, version: Version, differences: Differences | None, actif: str) -> list[Onglet]:
    """The tabs of a dossier, each with what it holds in a few words."""
    genre = type_de(dossier)
    reponses = genre.reponses(version.contenu)
    repondus = sum(bool(r.actions) for r in reponses)
    v = dossier.region.vocabulaire
    changements = len(differences.changements) if differences else 0
    textes = [
        ("contenu", "Contenu", genre.resume(version.contenu)),
        *_objectifs(v.objectif.Pluriel, repondus, len(reponses)),
        (
            "differences",
            "Différences",
            compte(changements, "changement,changements") if differences else "Première version",
        ),
        ("decision", v.decision.Nom, dossier.region.schema.etats.libelle(dossier.etat)),
        ("historique", "Historique", compte(histoire(dossier).count(), "acte,actes")),
    ]
    base = reverse("dossier", args=[dossier.pk])
    return [
        Onglet(code, titre, sous_titre, f"{base}?onglet={code}&version={version.numero}", code == actif)
        for code, titre, sous_titre in textes
    ]


def _objectifs(objectifs: str, repondus: int, total: int) -> list[tuple[str, str, str]]:
    """A text that stays in force until replaced answers no objective of a year: it has no such tab (règle V3)."""
    return [("objectifs", f"{objectifs} répondus", f"{repondus} sur {total}")] if total else []


@dataclass(frozen=True)
class Possibilite:
    """An act, where it is done, and the reason when it is refused: the printed result of the `verifier_x()`."""

    code: str
    libelle: str
    url: str
    refus: str
    methode: str = "post"


def ce_que_je_peux(acteur: Acteur, dossier: Dossier) -> list[Possibilite]:
    """Acts this person may do here, and those refused with the reason."""
    schema = dossier.region.schema
    region_v = schema.vocabulaire
    proposant = partial(policies.verifier_titre, acteur, dossier, Droit.SOUMETTRE)
    secretaire = partial(policies.verifier_titre, acteur, dossier, Droit.TENIR_SEANCE)
    essais: list[tuple[str, str, str, Callable[[], object]]] = []
    if dossier.etat in A_REPRENDRE:
        essais.append(("reprendre", "dossier_reprendre", "post", proposant))
    if dossier.etat == Etat.SOUMISE and un_seul_membre(dossier.region, aujourdhui(dossier.region.fuseau)):
        essais.append(("decider", "dossier_prendre", "post", partial(policies.verifier_inscrire, acteur, dossier)))
    elif dossier.etat == Etat.SOUMISE:
        essais.append(("inscrire", "dossier_inscrire", "get", partial(policies.verifier_inscrire, acteur, dossier)))
    if dossier.etat in VALIDES and not dossier.bilan:
        essais.append(("retirer", "dossier_retirer", "get", secretaire))
    possibles = [
        Possibilite(acte, _bouton(dossier, acte), reverse(url, args=[dossier.pk]), raison(verifier), methode)
        for acte, url, methode, verifier in essais
    ]
    point = _point_du_seul(dossier)
    if point is not None:
        url = reverse("point_decider", args=[point.pk])
        possibles.append(Possibilite("decider", _bouton(dossier, "decider"), url, raison(secretaire), "get"))
    if dossier.etat in (Etat.VALIDEE, Etat.VALIDEE_MODIFIEE):
        possibles.append(
            Possibilite(
                "avenant",
                f"Préparer {region_v.avenant.un}",
                reverse("dossier_avenant", args=[dossier.pk]),
                raison(lambda: policies.verifier_avenant(acteur, dossier)),
            )
        )
    return [*possibles, *_corriger(acteur, dossier)]


def _corriger(acteur: Acteur, dossier: Dossier) -> list[Possibilite]:
    """An act in force is corrected by whoever holds the session; the others are not offered it (règle V9)."""
    if dossier.etat not in VALIDES or policies.titre_seance(acteur, dossier.region) is None:
        return []
    refus = raison(lambda: verifier_corriger(acteur, dossier))
    url = reverse("dossier_erratum", args=[dossier.pk])
    return [Possibilite("corriger", "Corriger une erreur matérielle", url, refus, "get")]


def errata_de(dossier: Dossier) -> list[tuple[Erratum, Document | None]]:
    """Every erratum of the act with its file, in order: two queries."""
    errata = list(Erratum.objects.filter(decision__version__dossier=dossier).select_related("par").order_by("pk"))
    documents = {d.source_id: d for d in Document.objects.filter(genre=ERRATUM, source_id__in=[e.pk for e in errata])}
    return [(erratum, documents.get(erratum.pk)) for erratum in errata]


def _point_du_seul(dossier: Dossier) -> Point | None:
    """Where one head has begun to decide and has not yet finished."""
    if dossier.etat != Etat.INSCRITE or not un_seul_membre(dossier.region, aujourdhui(dossier.region.fuseau)):
        return None
    return dossier.points.filter(seance__etat=EtatSeance.OUVERTE, issue="").first()


def _bouton(dossier: Dossier, acte: str) -> str:
    schema = dossier.region.schema
    if acte == "decider":
        return f"Prendre {schema.vocabulaire.decision.le}"
    return schema.actes.acte(acte).bouton(schema.livrable(dossier.livrable).libelle)


def panneau_service(acteur: Acteur, dossier: Dossier, version: Version) -> tuple[Service, ResumeService] | None:
    """What the version means for the reader's own service; None for a reader without one, or not concerned."""
    service_id = next((t.service_id for t in acteur.titres if t.service_id and t.region_id == dossier.region_id), None)
    if service_id is None:
        return None
    resume = type_de(dossier).pour_service(version.contenu, service_id)
    if resume is None:
        return None
    return Service.objects.get(pk=service_id), resume


def documents_de(version: Version, genre: TypeDossier) -> list[tuple[str, Document]]:
    """The files of a version, each with its title: the submitted text, the act, the extract of the decision (V5)."""
    titres = {
        f"{genre.fabrique}_soumis": f"PDF de la version {version.numero}",
        f"{genre.fabrique}_valide": f"PDF de l’acte, version {version.numero}",
    }
    extrait = Extrait.objects.filter(decision__version=version).values("pk")
    texte, rendu = Q(genre__in=titres, source_id=version.pk), Q(genre=DOCUMENT_EXTRAIT, source_id__in=extrait)
    documents = Document.objects.filter(texte | rendu).order_by("pk")
    mots = version.dossier.region.vocabulaire
    titres[DOCUMENT_EXTRAIT] = f"Extrait {mots.compte_rendu.du} {mots.seance.du}"
    return [(titres[document.genre], document) for document in documents]


def ecart_de_cadrage(dossier: Dossier, version: Version) -> dict[str, Any]:
    """What the committee changed in its objectives since this version was frozen (règle V2)."""
    trouve = ecart(Versions(dossier.region, dossier.annee), version.le)
    if trouve is None:
        return {"ecart": None}
    return {
        "ecart": trouve,
        "ecart_avant": f"Version {trouve.depuis.version}",
        "ecart_apres": f"Version {trouve.en_vigueur.version}",
    }
