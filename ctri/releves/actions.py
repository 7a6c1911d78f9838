"""The minutes: begun when the session closes, written, circulated, approved; the extracts made once (règles V6, V8)."""

from __future__ import annotations

from django.db import transaction

from ctri.dossiers.types import empreinte
from ctri.releves import policies
from ctri.releves.composition import composer, points_de
from ctri.releves.etats import EtatReleve
from ctri.releves.extraits import contenu_de_l_extrait
from ctri.releves.models import DOCUMENT_EXTRAIT, DOCUMENT_RELEVE, Extrait, Paragraphe, Releve
from ctri.releves.proposants import destinataires
from ctri.seances.models import Point, Seance
from ctri.seances.tenue import tenue_de
from mutualisation.courriels.actions import demander as demander_courriel
from mutualisation.documents.actions import demander as demander_document
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region

# Mails: to the members about the minutes, to the proposers about an extract.
ADRESSE, EXTRAIT = "ctri.releve", "ctri.extrait"


class ParagrapheModifie(Exception):
    """Somebody else wrote in the meantime: nothing is overwritten, both texts are shown."""

    def __init__(self, paragraphe: Paragraphe) -> None:
        self.paragraphe = paragraphe
        super().__init__(str(paragraphe))


def verrouiller(releve: Releve) -> Releve:
    """The minutes as they are now, held until the end of the transaction."""
    verrou = Releve.objects.select_for_update(of=("self",), no_key=True)
    return verrou.select_related("seance__region", "region").get(pk=releve.pk)


# ── When the session closes ───────────────────────────────────────────────────
@transaction.atomic
def etablir(*, seance: Seance, par: Acteur) -> Releve:
    """Begin the minutes of a session being closed, and return each decision to its proposer."""
    # One number per session and year: two sessions of a region do not close at the same instant.
    region = Region.objects.select_for_update(of=("self",), no_key=True).get(pk=seance.region_id)
    releve = Releve.objects.create(seance=seance, region=region, numero=_numero(seance), etabli_le=maintenant())
    points = points_de(seance)
    Paragraphe.objects.bulk_create(
        Paragraphe(releve=releve, point=point, texte=point.releve if point else "", le=releve.etabli_le)
        for point in (None, *points)
    )
    inscrire_au_journal(releve, "etablir", par=par, region=seance.region, vers=releve.etat)
    _rendre_les_decisions(releve, points, par)
    return releve


def _numero(seance: Seance) -> str:
    """“CTRI-AUV-2027-03”: the third session of the year whose minutes were begun."""
    region = seance.region
    sigle = "-".join(region.vocabulaire.comite.court.nom.upper().split())
    prefixe = f"{sigle}-{region.circonscription.sigle}-{seance.jour.year}"
    rang = Releve.objects.filter(region=region, numero__startswith=f"{prefixe}-").count() + 1
    return f"{prefixe}-{rang:02}"


def _rendre_les_decisions(releve: Releve, points: list[Point], par: Acteur) -> None:
    """An extract per decision, its file, and a mail to those whose text it is."""
    tenue, instant = tenue_de(releve.seance), maintenant()
    decides = [p for p in points if hasattr(p, "decision")]
    for rang, point in enumerate(decides, start=1):
        contenu = contenu_de_l_extrait(releve, point, tenue, f"{releve.numero}/{rang}")
        extrait = Extrait.objects.create(
            decision=point.decision,
            numero=contenu["decision"]["numero"],
            contenu=contenu,
            empreinte=empreinte(contenu),
            le=instant,
        )
        demander_document(
            genre=DOCUMENT_EXTRAIT,
            source_id=extrait.pk,
            empreinte_contenu=extrait.empreinte,
            nom=f"Extrait {extrait.numero}",
            region=releve.region,
            par=par,
        )
        for personne in destinataires(point):
            demander_courriel(genre=EXTRAIT, destinataire=personne, par=par, objet_id=extrait.pk)


# ── Writing ───────────────────────────────────────────────────────────────────
@transaction.atomic
def rediger(*, paragraphe: Paragraphe, texte: str, edition: int, par: Acteur) -> Paragraphe:
    """Change one paragraph, if it is still the one that was read; otherwise raise what it became."""
    releve = verrouiller(paragraphe.releve)
    titre = policies.verifier_rediger(par, releve)
    paragraphe = Paragraphe.objects.select_for_update(of=("self",)).select_related("par").get(pk=paragraphe.pk)
    texte = texte.replace("\r\n", "\n").strip()
    if texte == paragraphe.texte:
        return paragraphe
    if edition != paragraphe.edition:
        raise ParagrapheModifie(paragraphe)
    paragraphe.texte, paragraphe.edition = texte, edition + 1
    paragraphe.le, paragraphe.par = maintenant(), par.utilisateur
    paragraphe.save(update_fields=["texte", "edition", "le", "par"])
    inscrire_au_journal(
        releve, "rediger", par=par, titre=titre, region=releve.region, donnees={"paragraphe": paragraphe.pk}
    )
    return paragraphe


# ── From draft to approved ────────────────────────────────────────────────────
def _passer(releve: Releve, acte: str, par: Acteur, titre: Titre, vers: str) -> None:
    avant, releve.etat = releve.etat, EtatReleve(vers)
    releve.save()
    inscrire_au_journal(releve, acte, par=par, titre=titre, region=releve.region, de=avant, vers=vers)


@transaction.atomic
def adresser(*, releve: Releve, par: Acteur) -> Releve:
    """Circulate the draft to those who sat, before they approve it."""
    releve = verrouiller(releve)
    etape, titre = policies.verifier_passage(par, releve, "adresser")
    _passer(releve, "adresser", par, titre, etape.vers)
    for presence in releve.seance.presences.filter(voix=True).select_related("utilisateur"):
        demander_courriel(genre=ADRESSE, destinataire=presence.utilisateur, par=par, objet_id=releve.pk)
    return releve


@transaction.atomic
def corriger(*, releve: Releve, par: Acteur) -> Releve:
    """Take the draft back, to mend it before it is approved."""
    releve = verrouiller(releve)
    etape, titre = policies.verifier_passage(par, releve, "corriger")
    _passer(releve, "corriger", par, titre, etape.vers)
    return releve


@transaction.atomic
def approuver_seul(*, releve: Releve, par: Acteur) -> Releve:
    """The one head of the committee approves the minutes by a dated act."""
    releve = verrouiller(releve)
    titre = policies.verifier_approuver_seul(par, releve)
    return _approuver(releve, None, par, titre)


@transaction.atomic
def approuver_en_seance(*, releve: Releve, point: Point, par: Acteur) -> Releve:
    """The committee approves the minutes of a former session: the effect of the point's outcome."""
    releve = verrouiller(releve)
    if point.a_approuver_id != releve.pk:
        raise Refus("Ce point ne porte pas sur ce relevé.")
    _, titre = policies.verifier_passage(par, releve, "approuver")
    return _approuver(releve, point.seance, par, titre)


def _approuver(releve: Releve, seance: Seance | None, par: Acteur, titre: Titre) -> Releve:
    """Freeze the text as it reads now, and ask for its file."""
    contenu = composer(releve)
    releve.contenu, releve.empreinte = dict(contenu), empreinte(contenu)
    releve.approuve_le, releve.approuve_par, releve.approuve_a = maintenant(), par.utilisateur, seance
    _passer(releve, "approuver", par, titre, EtatReleve.APPROUVE)
    demander_document(
        genre=DOCUMENT_RELEVE,
        source_id=releve.pk,
        empreinte_contenu=f"{releve.pk}:{releve.empreinte}",
        nom=f"{contenu['titre']} ({releve.numero})",
        region=releve.region,
        par=par,
    )
    return releve
