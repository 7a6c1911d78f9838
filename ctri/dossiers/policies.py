"""Who may do what to a dossier, and if not why (règles V4, V5, V9, V11, C7)."""

from __future__ import annotations

from ctri.dossiers.etats import EN_EXAMEN, Etat
from ctri.dossiers.models import Decision, Dossier
from ctri.dossiers.proposant import au_proposant, titre_du_proposant, verifier_proposant
from ctri.dossiers.types import type_de
from ctri.dossiers.workflow import Transition, transition
from mutualisation.documents.models import Document
from mutualisation.documents.models import Etat as EtatDocument
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.referentiel.elision import NomPropre
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import compte, heure, jour
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier


def titre_seance(acteur: Acteur, region: Region) -> Titre | None:
    """Whoever records the session: the secretary, or the presidency itself."""
    return acteur.titre(Droit.TENIR_SEANCE, region) or acteur.titre(Droit.PRESIDER_COMITE, region)


def verifier_titre(acteur: Acteur, dossier: Dossier, droit: str) -> Titre:
    """The capacity in which this person acts on this dossier: its proposer, or whoever holds the session."""
    if droit == Droit.SOUMETTRE:
        return verifier_proposant(acteur, dossier.region, livrable=dossier.livrable, pole=dossier.pole)
    # No right at all: only the software takes that step, as the effect of another act.
    titre = titre_seance(acteur, dossier.region) if droit == Droit.TENIR_SEANCE else None
    if titre is None:
        raise Refus(f"Réservé {dossier.region.vocabulaire.secretaire.au}.")
    return titre


def verifier_transition(dossier: Dossier, acte: str) -> Transition:
    """The step this act takes now, or why it cannot: what already happened is told (règle V8)."""
    etape = transition(dossier.etat, acte, bilan=dossier.bilan)
    if etape is not None:
        return etape
    schema = dossier.region.schema
    objet = schema.livrable(dossier.livrable).libelle
    quoi = schema.actes.acte(acte).dire(objet)
    raison = f"Impossible {NomPropre(quoi, '').de} : {objet.il} est à l’état « {dossier.libelle_etat} »."
    decision = Decision.objects.filter(version__dossier=dossier).select_related("constatee_par").first()
    if decision is not None:
        raison += f" Décision constatée le {jour(decision.le)} à {heure(decision.le)} par {decision.constatee_par}."
    raise Refus(typographier(raison))


def verifier_motif(dossier: Dossier, etape: Transition, motif: str) -> None:
    """Every outcome but plain validation says why (règle V4)."""
    if etape.motif and not motif.strip():
        issue = dossier.region.schema.etats.libelle(etape.vers)
        raise Refus(f"Indiquez le motif : il est obligatoire pour « {issue} ».", "motif")


def verifier_soumettre(acteur: Acteur, dossier: Dossier) -> Titre:
    """Only the proposer submits, and only a complete proposal."""
    titre = verifier_titre(acteur, dossier, Droit.SOUMETTRE)
    verifier_transition(dossier, "soumettre")
    manques = type_de(dossier).manques(dossier)
    if manques:
        raise Refus(f"{compte(len(manques), 'point reste à compléter,points restent à compléter')}.")
    return titre


def verifier_inscrire(acteur: Acteur, dossier: Dossier) -> Titre:
    """The PDF of the submitted version must be ready, and prior consultations recorded (règles V5, V11)."""
    titre = verifier_titre(acteur, dossier, Droit.TENIR_SEANCE)
    verifier_transition(dossier, "inscrire")
    version = dossier.versions.latest("numero")
    pret = Document.objects.filter(
        genre=f"{type_de(dossier).fabrique}_soumis", source_id=version.pk, etat=EtatDocument.PRET
    ).exists()
    if not pret:
        raise Refus("Le PDF de la version soumise n’est pas encore prêt.")
    return titre


def consultations_manquantes(dossier: Dossier) -> list[str]:
    """Labels of the consultations that must precede the decision and are not recorded (règle V11)."""
    schema = dossier.region.schema
    faites = set(dossier.consultations.values_list("code", flat=True))
    return [
        consultation.libelle
        for code in schema.livrable(dossier.livrable).consultations
        if (consultation := schema.consultation(code)).prealable and code not in faites
    ]


def verifier_consultations(dossier: Dossier) -> None:
    """A decision waits for the opinions the référentiel says must precede it."""
    manquantes = consultations_manquantes(dossier)
    if manquantes:
        raise Refus(typographier(f"Avant la décision, il manque : {', '.join(manquantes)}."))


def verifier_modifier_en_seance(acteur: Acteur, dossier: Dossier) -> Titre:
    """A modification is entered by whoever holds the session, on a dossier that is on its agenda."""
    titre = verifier_titre(acteur, dossier, Droit.TENIR_SEANCE)
    if dossier.etat != Etat.INSCRITE:
        raise Refus("Une modification en séance se saisit sur un texte inscrit à l’ordre du jour.")
    return titre


def verifier_avenant(acteur: Acteur, dossier: Dossier) -> Titre:
    """Only a validated act is amended, once at a time (règle V9)."""
    titre = verifier_titre(acteur, dossier, Droit.SOUMETTRE)
    if dossier.etat not in (Etat.VALIDEE, Etat.VALIDEE_MODIFIEE):
        raise Refus("Seul un acte validé peut recevoir un avenant.")
    if dossier.avenants.exclude(etat__in=[Etat.REFUSEE, Etat.RETIREE]).exists():
        raise Refus("Un avenant est déjà en cours.")
    return titre


def verifier_noter_consultation(acteur: Acteur, dossier: Dossier) -> Titre:
    """Consultations are recorded until the decision, by the proposer or by whoever prepares the session."""
    texte = {"livrable": dossier.livrable, "pole": dossier.pole}
    titre = titre_du_proposant(acteur, dossier.region, droit=Droit.SOUMETTRE, **texte)
    titre = titre or titre_seance(acteur, dossier.region)
    if titre is None:
        secretaire = dossier.region.vocabulaire.secretaire
        raise Refus(f"Réservé {au_proposant(dossier.region, **texte)} et {secretaire.au}.")
    if not (dossier.modifiable or dossier.etat in EN_EXAMEN):
        raise Refus("Les consultations se notent avant la décision.")
    return titre
