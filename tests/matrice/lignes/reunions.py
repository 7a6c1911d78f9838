"""The college, its meetings in each state, its minutes and what they ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from college.reunions import actions
from college.reunions.actions import modeles
from college.reunions.models import ModeleReunion, Reunion, Suite
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur, acteur_de
from tests.college import seances_du_college as college
from tests.ctri.saisines.moments import jusqu_a
from tests.distribution import Monde
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, Construire, Ligne

MIR = frozenset({"mir_a"})
# Members by right; an associated professional comes by invitation, which nobody sent.
MEMBRES = COLLEGE_A - {"associe_a"}
MEDECIN = frozenset({"medecin_a"})
HORAIRE = {"date": "2027-01-12", "debut": "14:00", "fin": "16:00", "lieu": "Moulins"}
Fabrique = Callable[..., Reunion]


def _region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def _mir(monde: Monde) -> Acteur:
    return acteur_de(monde.mir_a)


def reunion(fabrique: Fabrique) -> Construire:
    """The address of a meeting in this state."""
    return lambda monde: {"pk": fabrique(monde.auvergne, _mir(monde)).pk}


def point(fabrique: Fabrique) -> Construire:
    """Of its first point."""
    return lambda monde: {"pk": college.points_de(fabrique(monde.auvergne, _mir(monde)))[0].pk}


def presence(fabrique: Fabrique) -> Construire:
    """Of the place of one doctor."""

    def construire(monde: Monde) -> Mapping[str, Any]:
        convoquee = fabrique(monde.auvergne, _mir(monde))
        return {"pk": convoquee.presences.get(agent=monde.agents.medecin_a).pk}

    return construire


def brouillon(monde: Monde) -> Dossier:
    return Dossier.objects.create(
        region=monde.auvergne,
        livrable="plan_travail",
        genre="plan_travail",
        annee=2027,
        titre="Plan de travail 2027",
        reference="PTA-AUV-2027",
    )


def examen(monde: Monde) -> dict[str, int]:
    return {"pk": college.examen(monde.auvergne, _mir(monde), brouillon(monde)).pk}


def avis(monde: Monde) -> dict[str, int]:
    dossier = brouillon(monde)
    return {"pk": college.avis_tenu(monde.auvergne, _mir(monde), dossier, "defavorable", "Non").pk}


def approbation(monde: Monde) -> dict[str, int]:
    """A meeting being held that has minutes to approve."""
    par = _mir(monde)
    ancienne, suivante = college.diffusee(monde.auvergne, par), college.prevue(monde.auvergne, par)
    pk = actions.inscrire_approbation(reunion=suivante, approuvee=ancienne, par=par).pk
    suivante = actions.convoquer(reunion=suivante, par=par, motif=college.COURT)
    actions.tous_presents(reunion=suivante, par=par)
    actions.ouvrir(reunion=suivante, par=par)
    return {"pk": pk}


def a_placer(monde: Monde) -> dict[str, int]:
    """A meeting in preparation, and a question the committee asks."""
    return {"pk": college.prevue(monde.auvergne, _mir(monde)).pk, "saisine_pk": jusqu_a(monde, "adressee").pk}


def decision(monde: Monde) -> dict[str, int]:
    par = _mir(monde)
    ouvert = college.points_de(college.en_seance(monde.auvergne, par))[0]
    return {"pk": actions.decider(point=ouvert, texte="Oui", par=par).pk}


def suite(monde: Monde) -> Suite:
    par = _mir(monde)
    ouvert = college.points_de(college.en_seance(monde.auvergne, par))[0]
    return actions.demander_suite(
        point=ouvert, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=ouvert.reunion.date, par=par
    )


def pk_de(objet: Callable[[Monde], Any]) -> Construire:
    return lambda monde: {"pk": objet(monde).pk}


def modele(monde: Monde) -> ModeleReunion:
    return modeles.creer(region=monde.auvergne, nom="À chaque réunion", toujours=True, par=_mir(monde))


def point_de_modele(monde: Monde) -> dict[str, int]:
    ajoute = modeles.ajouter(modele=modele(monde), genre="information", titre="Veille", duree=10, par=_mir(monde))
    return {"pk": ajoute.pk}


def remarque(monde: Monde) -> dict[str, int]:
    lue = college.diffusee(monde.auvergne, _mir(monde))
    return {"pk": actions.remarquer(reunion=lue, point=None, texte="À préciser", par=acteur_de(monde.medecin_a)).pk}


def deux_versions(monde: Monde) -> dict[str, int]:
    approuvee = college.approuvee(monde.auvergne, _mir(monde))
    return {"pk": approuvee.pk, "numero": 2}


def _post(nom: str, etat: str, construire: Construire, **suite: Any) -> Ligne:
    """Something the presidency does, which members see and may not do."""
    return Ligne(nom, suite.pop("permis", MIR), etat, "post", construire, voient=suite.pop("voient", MEMBRES), **suite)


def _page(nom: str, etat: str, construire: Construire, **suite: Any) -> Ligne:
    return Ligne(nom, suite.pop("permis", MIR), etat, "get", construire, voient=suite.pop("voient", MEMBRES), **suite)


ETATS: dict[str, Fabrique] = {
    "preparation": college.prevue,
    "convoquee": college.convoquee,
    "en_seance": college.en_seance,
    "close": college.close,
    "diffusee": college.diffusee,
    "approuvee": college.approuvee,
}
# A meeting in preparation is the presidency's own business.
AVANT = ("preparation",)
POINTABLE = dict.fromkeys(("convoquee", "en_seance", "close", "diffusee"), MIR)
ECRITE = dict.fromkeys(("en_seance", "close", "diffusee"), MIR)
OUVERTE = dict.fromkeys(("preparation", "convoquee", "en_seance"), MIR)


def _selon(nom: str, methode: str, permis: dict[str, frozenset[str]], adresse: Any, **suite: Any) -> list[Ligne]:
    """The same address in every state; silence means refused."""
    return [
        Ligne(
            nom,
            permis.get(etat, PERSONNE),
            etat,
            methode,
            adresse(fabrique),
            voient=MIR if etat in AVANT else MEMBRES,
            **suite,
        )
        for etat, fabrique in ETATS.items()
        # Nobody has a place at a meeting before it is convened.
        if not (adresse is presence and etat in AVANT)
    ]


LIGNES = [
    Ligne("college", LECTEURS_A, construire=_region),
    Ligne("suites", LECTEURS_A, construire=_region),
    Ligne("reunion_prevoir", MIR, construire=_region, voient=LECTEURS_A),
    Ligne("reunion_prevoir", MIR, methode="post", construire=_region, voient=LECTEURS_A, donnees=HORAIRE),
    *_selon("reunion", "get", dict.fromkeys(ETATS, MEMBRES) | {"preparation": MIR}, reunion),
    *_selon("reunion_reprogrammer", "get", {"preparation": MIR, "convoquee": MIR}, reunion),
    *_selon("reunion_reprogrammer", "post", {"preparation": MIR, "convoquee": MIR}, reunion, donnees=HORAIRE),
    *_selon("reunion_convoquer", "get", {"preparation": MIR}, reunion),
    *_selon("reunion_convoquer", "post", {"preparation": MIR}, reunion, donnees={"motif": "Urgence"}),
    *_selon("reunion_annuler", "get", {"preparation": MIR, "convoquee": MIR}, reunion),
    *_selon("reunion_annuler", "post", {"preparation": MIR, "convoquee": MIR}, reunion, donnees={"motif": "Grève"}),
    *_selon("reunion_secretaire", "get", dict.fromkeys(ETATS, MIR), reunion),
    *_selon("reunion_secretaire", "post", dict.fromkeys(ETATS, MIR), reunion),
    *_selon("point_reunion_ajouter", "get", OUVERTE, reunion),
    *_selon("point_reunion_ajouter", "post", OUVERTE, reunion),
    *_selon("point_reunion_modifier", "get", OUVERTE, point),
    *_selon("point_reunion_modifier", "post", OUVERTE, point),
    *_selon("point_reunion_retirer", "post", OUVERTE, point),
    *_selon("point_reunion_deplacer", "post", OUVERTE, point),
    Ligne(
        "reunion_inscrire_dossier", MIR, "preparation", "post", reunion(college.prevue),
        donnees_de=lambda monde, _: {"dossier": brouillon(monde).pk},
    ),
    Ligne(
        "reunion_inscrire_approbation", MIR, "preparation", "post", reunion(college.prevue),
        donnees_de=lambda monde, _: {"reunion": college.diffusee(monde.auvergne, _mir(monde)).pk},
    ),
    Ligne(
        "reunion_inscrire_saisine", MIR, "preparation", "post", reunion(college.prevue),
        donnees_de=lambda monde, _: {"saisine": jusqu_a(monde, "adressee").pk},
    ),
    Ligne("reunion_placer_saisine", MIR, "preparation", "post", a_placer),
    Ligne("reunion_reprendre", PERSONNE, "preparation", "post", reunion(college.prevue)),
    *_selon("presence_reunion_pointer", "get", POINTABLE, presence),
    *_selon("presence_reunion_pointer", "post", POINTABLE, presence, donnees={"etat": "absent"}),
    Ligne("presence_reunion_repondre", MEDECIN, "convoquee", "get", presence(college.convoquee), voient=MEMBRES),
    Ligne("presence_reunion_repondre", PERSONNE, "en_seance", "get", presence(college.en_seance), voient=MEMBRES),
    _post("presence_reunion_repondre", "convoquee", presence(college.convoquee), permis=MEDECIN,
          donnees={"etat": "excuse", "excuse": "formation"}),
    _post("presence_reunion_repondre", "en_seance", presence(college.en_seance), permis=PERSONNE),
    *_selon("reunion_tous_presents", "post", POINTABLE, reunion),
    *_selon("reunion_ouvrir", "post", {}, reunion),
    *_selon("reunion_clore", "get", {}, reunion),
    *_selon("reunion_clore", "post", {}, reunion),
    *_selon("point_reunion_traiter", "post", {"en_seance": MIR}, point, donnees={"issue": "debattu"}),
    Ligne("point_reunion_approuver", MIR, "en_seance", "get", approbation, voient=MEMBRES),
    _post("point_reunion_approuver", "en_seance", approbation),
    _page("point_reunion_approuver", "close", point(college.close), permis=PERSONNE),
    *_selon("point_reunion_rouvrir", "post", {"en_seance": MIR}, point),
    _post("point_reunion_avis", "en_seance", examen,
          donnees={"sens": "favorable", "texte": "Oui", "sans_patient": "on"}),
    _post("point_reunion_avis", "close", point(college.close), permis=PERSONNE),
    *_selon("point_reunion_texte", "get", ECRITE, point),
    *_selon("point_reunion_texte", "post", ECRITE, point,
            donnees={"texte": "Débat ouvert.", "revision": "0"}),
    *_selon("point_reunion_decider", "get", ECRITE, point),
    *_selon("point_reunion_decider", "post", ECRITE, point,
            donnees={"decision": "Oui"}),
    *_selon("point_reunion_demander", "get", ECRITE, point),
    *_selon("point_reunion_demander", "post", ECRITE, point, statuts=frozenset({200, 302, 400})),
    *_selon("point_reunion_absents", "post", ECRITE, point),
    _post("decision_reunion_retirer", "en_seance", decision),
    _post("suite_retirer", "en_seance", pk_de(suite)),
    _post("suite_solder", "a_faire", pk_de(suite), permis=MIR | MEDECIN, donnees={"etat": "faite"}),
    _page("suite_abandonner", "a_faire", pk_de(suite), permis=MIR | MEDECIN),
    _post("suite_abandonner", "a_faire", pk_de(suite), permis=MIR | MEDECIN, donnees={"motif": "Sans objet"}),
    *_selon("reunion_diffuser", "get", {"close": MIR, "diffusee": MIR}, reunion),
    *_selon("reunion_diffuser", "post", {"close": MIR}, reunion),
    *_selon("reunion_remarquer", "post", {"diffusee": MEMBRES}, reunion, donnees={"texte": "À préciser"}),
    _post("remarque_prise_en_compte", "diffusee", remarque),
    _page("reunion_comparer", "approuvee", deux_versions, permis=MEMBRES),
    *_selon("reunion_emargement", "post",
            dict.fromkeys(("convoquee", "en_seance", "close", "diffusee", "approuvee"), MIR), reunion),
    *_selon("reunion_ordre_du_jour", "post", dict.fromkeys(ETATS, MEMBRES) | {"preparation": MIR}, reunion),
    *_selon("reunion_pdf", "post", {"diffusee": MEMBRES, "approuvee": MEMBRES}, reunion),
    Ligne(
        "recueil", MEMBRES, methode="post", construire=lambda monde: _region(monde) | {"annee": 2027},
        voient=LECTEURS_A,
    ),
    Ligne("modeles_reunion", MIR, construire=_region, voient=LECTEURS_A),
    Ligne("modeles_reunion", MIR, methode="post", construire=_region, voient=LECTEURS_A, donnees={"nom": "Courte"}),
    _page("modele_reunion_point", "-", pk_de(modele), voient=LECTEURS_A),
    _post("modele_reunion_point", "-", pk_de(modele), voient=LECTEURS_A),
    _post("modele_reunion_supprimer", "-", pk_de(modele), voient=LECTEURS_A),
    _post("modele_reunion_retirer", "-", point_de_modele, voient=LECTEURS_A),
    Ligne("avis_ecart", MIR, construire=avis, voient=MEMBRES),
    _post("avis_ecart", "-", avis, donnees={"motif": "Urgence", "sans_patient": "on"}),
]  # fmt: skip
