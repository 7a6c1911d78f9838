"""Documents have no right of their own: here they hang on the region of Auvergne."""

from django.core.files.storage import default_storage

from mutualisation.documents import fabriques
from mutualisation.documents.actions import demander
from mutualisation.documents.fabriques import Fabrique, Fichier
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.production import produire
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region
from tests.distribution import Monde
from tests.matrice.modele import LECTEURS_A, PERSONNE, Ligne

GENRE = "essai_matrice"


def _visible(acteur: Acteur, source_id: int) -> bool:
    return Region.objects.visibles_par(acteur).filter(pk=source_id).exists()


def demande(monde: Monde) -> dict[str, int]:
    fabriques.inscrire(Fabrique(GENRE, "1", lambda source_id, progression: Fichier(b"%PDF", 1), _visible))
    region = monde.auvergne
    document = demander(genre=GENRE, source_id=region.pk, empreinte_contenu="m", nom="Essai", region=region, par=None)
    return {"pk": document.pk}


def en_cours(monde: Monde) -> dict[str, int]:
    arguments = demande(monde)
    Document.objects.filter(**arguments).update(etat=Etat.EN_COURS, porteur="x", bail=maintenant())
    return arguments


def pret(monde: Monde) -> dict[str, int]:
    arguments = demande(monde)
    produire(arguments["pk"])
    return arguments


def perdu(monde: Monde) -> dict[str, int]:
    """Ready, but no longer in the storage."""
    arguments = pret(monde)
    default_storage.delete(Document.objects.get(**arguments).fichier.name)
    return arguments


def echec(monde: Monde) -> dict[str, int]:
    arguments = demande(monde)
    Document.objects.filter(**arguments).update(etat=Etat.ECHEC, tentatives=5)
    return arguments


SUIVIS = ("document", "document_suivi")
ETATS = {"demandé": demande, "en cours": en_cours, "prêt": pret, "échec": echec, "perdu": perdu}
LIGNES = [
    *(
        Ligne(nom, LECTEURS_A, etat, construire=c)
        for nom in ("document", "document_suivi")
        for etat, c in ETATS.items()
    ),
    Ligne("document_fichier", LECTEURS_A, "prêt", construire=pret),
    Ligne("document_fichier", PERSONNE, "en cours", construire=en_cours),
    Ligne("document_fichier", LECTEURS_A, "perdu", construire=perdu),
    Ligne("document_relancer", LECTEURS_A, "échec", "post", echec),
    Ligne("document_relancer", LECTEURS_A, "perdu", "post", perdu),
    *(
        Ligne("document_relancer", PERSONNE, etat, "post", ETATS[etat], voient=LECTEURS_A)
        for etat in ("demandé", "en cours", "prêt")
    ),
]
