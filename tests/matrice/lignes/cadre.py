"""Accounts, home page, pages about the site."""

from tests.distribution import Monde
from tests.matrice.modele import LECTEURS_A, TOUS, Ligne, Publique

# Those who manage mandates: of the scheme, or of the region only.
GESTIONNAIRES = frozenset({"administrateur", "administrateur_drsm", "gestionnaire_a", "mcr"})
DU_RESSORT = frozenset({"administrateur", "gestionnaire_a"})
IDENTITE = {"prenom": "Ada", "nom": "Neuve", "genre": "f", "email": "ada.neuve@example.org"}
CHOIX = {"new_password1": "Verveine-et-9-Tilleuls", "new_password2": "Verveine-et-9-Tilleuls"}


def un_compte(monde: Monde) -> dict[str, int]:
    return {"pk": monde.mir_a.pk}


def compte_en_attente(monde: Monde) -> dict[str, int]:
    return {"pk": monde.sans_mandat.pk}


def auvergne(monde: Monde) -> dict[str, int]:
    return {"region_pk": monde.auvergne.pk}


LIGNES = [
    Ligne("accueil", TOUS),
    Ligne("regions", TOUS),
    Ligne("region", LECTEURS_A, construire=auvergne),
    Ligne("chapeau", TOUS),
    Ligne("deconnexion", TOUS, methode="post", statuts=frozenset({302})),
    Ligne("mon_compte", TOUS),
    Ligne("mot_de_passe", TOUS),
    Ligne("mot_de_passe", TOUS, methode="post", donnees={"old_password": "faux"} | CHOIX),
    Ligne("sessions", TOUS),
    Ligne("comptes", GESTIONNAIRES, inconnus=403),
    Ligne("compte_nouveau", GESTIONNAIRES, inconnus=403),
    Ligne("compte_nouveau", GESTIONNAIRES, methode="post", donnees=IDENTITE, inconnus=403),
    Ligne("compte", DU_RESSORT, construire=un_compte),
    Ligne("compte", GESTIONNAIRES, "sans mandat", construire=compte_en_attente),
    Ligne("compte_inviter", GESTIONNAIRES, "jamais utilisé", "post", compte_en_attente),
    Ligne("compte_fermer", DU_RESSORT, construire=un_compte),
    Ligne("compte_fermer", DU_RESSORT, methode="post", construire=un_compte, donnees={"motif": "Mutation"}),
    Ligne("compte_rouvrir", frozenset(), "ouvert", "post", un_compte, voient=DU_RESSORT),
]
PUBLIQUES = [
    *(Publique(nom) for nom in ("connexion", "mot_de_passe_oublie", "plan_du_site", "accessibilite")),
    *(Publique(nom) for nom in ("mentions_legales", "donnees_personnelles", "aide", "sante")),
    Publique("invitation", {"jeton": "faux"}, statut=410),
    Publique("reinitialisation", {"jeton": "faux"}, statut=410),
]
