"""The two shipped schemes speak correct French, each in its own words, and hold what their sources ask for."""

import pytest
from django.conf import settings

from mutualisation.mandats.droits import Droit
from mutualisation.referentiel.lecture import lire
from tests.mutualisation.referentiel.casses import BON, POLES

SERVICES = lire(BON.encode()).schema
PAR_POLES = lire(POLES.encode()).schema
LES_DEUX = pytest.mark.parametrize("r", [SERVICES, PAR_POLES], ids=lambda r: r.code)

SERVICES_DIT = """\
Seul le MIR soumet une proposition au CTRI ; le président du comité constate la décision.
La DRASS transmet le plan de travail annuel aux DDASS ; le chef de service informe le médecin de la DDASS.
Le cadrage n’est pas publié : aucun objectif, aucune priorité ; le collège des médecins attend le cadrage du CTRI.
Cette proposition est soumise ; cet avis du collège est joint au dossier."""
POLES_DIT = """\
Seul le responsable de pôle soumet un projet au CODIR ; le médecin-conseil régional constate la décision.
La DRSM transmet le programme de travail aux ELSM ; le médecin chef d’échelon informe le praticien conseil de l’ELSM.
La note d’orientation n’est pas publiée : aucun objectif, aucune priorité ; \
l’équipe de pôle attend la note d’orientation du CODIR.
Ce projet est soumis ; cet avis de l’équipe est joint au dossier."""


def dire(v, proposant):
    comite, local = v.comite.court, v.service_local.court
    return f"""\
Seul {proposant.le} soumet {v.proposition.un} {comite.au} ; {v.presidence.le} constate la décision.
{v.siege.court.Le} transmet {v.plan_travail.le} {local.aux} ; {v.chef.le} informe {v.medecin.le} {local.du}.
{v.cadrage.Le} n’est pas publié{v.cadrage.e} : {v.objectif.aucun}, {v.priorite.aucun} ; \
{v.college.le} attend {v.cadrage.le} {comite.du}.
{v.proposition.Ce} est soumis{v.proposition.e} ; {v.avis.ce} {v.college.court.du} est joint {v.dossier.au}."""


def test_le_meme_texte_sous_les_deux_dispositifs():
    assert dire(SERVICES.vocabulaire, SERVICES.vocabulaire.proposant.court) == SERVICES_DIT
    assert dire(PAR_POLES.vocabulaire, PAR_POLES.vocabulaire.proposant) == POLES_DIT


ACTES = {
    ("soumettre", "plan_travail"): ("Soumettre le plan de travail annuel", "Le plan de travail annuel a été soumis"),
    ("soumettre", "organisation"): (
        "Soumettre l’organisation des fonctions médicales",
        "L’organisation des fonctions médicales a été soumise",
    ),
    ("valider_modifiee", "organisation"): (
        "Valider l’organisation des fonctions médicales avec modifications",
        "L’organisation des fonctions médicales a été validée avec modifications",
    ),
    ("renvoyer", "reglement_interieur"): (
        "Renvoyer le règlement intérieur du collège",
        "Le règlement intérieur du collège a été renvoyé",
    ),
    ("prendre_acte", "bilan"): (
        "Prendre acte du bilan du plan de travail",
        "Le bilan du plan de travail a fait l’objet d’une prise d’acte",
    ),
}
ACTES_DES_POLES = {
    ("valider", "programme_travail"): ("Arrêter le programme de travail", "Le programme de travail a été arrêté"),
    ("valider_modifiee", "engagements"): (
        "Arrêter l’engagement d’échelon avec modifications",
        "L’engagement d’échelon a été arrêté avec modifications",
    ),
    ("inscrire", "programme_formation"): (
        "Inscrire le programme de formation à une séance",
        "Le programme de formation a été inscrit à une séance",
    ),
    ("prendre_acte", "mesure_charges"): (
        "Prendre acte de la mesure des charges de travail",
        "La mesure des charges de travail a fait l’objet d’une prise d’acte",
    ),
    ("retirer", "mesure_charges"): (
        "Retirer la mesure des charges de travail",
        "La mesure des charges de travail a été retirée",
    ),
}
TOUS = [(SERVICES, *k, v) for k, v in ACTES.items()] + [(PAR_POLES, *k, v) for k, v in ACTES_DES_POLES.items()]


@pytest.mark.parametrize(("r", "acte", "livrable", "attendu"), TOUS, ids=str)
def test_actes_ecrits_a_la_main(r, acte, livrable, attendu):
    objet = r.livrable(livrable).libelle
    assert (r.actes.acte(acte).bouton(objet), r.actes.acte(acte).constater(objet)) == attendu


@LES_DEUX
def test_chaque_acte_se_dit_de_chaque_livrable(r):
    """No hole left, no double article, whatever the deliverable."""
    for code in type(r.actes).model_fields:
        for livrable in r.livrables:
            for objet in (livrable.libelle, livrable.libelle.court):
                acte = r.actes.acte(code)
                phrases = [acte.dire(objet), acte.raconter(objet), acte.constater(objet)]
                assert not [p for p in phrases if "{" in p or " le le " in p or " de le " in p or " à le " in p]
                assert all(objet.nom.lower() in p.lower() for p in phrases)


def test_etats_dans_le_genre_de_ce_qui_est_soumis():
    for r, soumis, valide in ((SERVICES, "Soumise", "Validée"), (PAR_POLES, "Soumis", "Arrêté")):
        assert r.etats.libelle("soumise") == soumis == f"Soumis{r.vocabulaire.proposition.e}"
        assert r.etats.libelle("validee") == valide
    with pytest.raises(KeyError):
        SERVICES.etats.libelle("perdue")


def test_titres_dans_les_deux_genres():
    assert SERVICES.qualite("directeur_ddass", "f") == "directrice départementale des affaires sanitaires et sociales"
    assert SERVICES.qualite("misp", "f") == "médecin inspectrice de santé publique"
    assert SERVICES.role("mir").terme.court.accorde("f").du == "de la MIR"
    assert PAR_POLES.qualite("mcr_adjoint", "f") == "médecin-conseil régionale adjointe"
    assert PAR_POLES.role("chef_echelon").accorde("f").le == "la médecin cheffe d’échelon local"
    with pytest.raises(KeyError):
        SERVICES.qualite("mcr_adjoint", "f")


# ── What the sources ask for ──────────────────────────────────────────────────


def test_services_deconcentres_a_tout_ce_que_demande_sa_source():
    assert [(x.code, x.annuel, x.bilan) for x in SERVICES.livrables] == [
        ("reglement_interieur", False, False),
        ("organisation", False, False),
        ("plan_travail", True, False),
        ("plan_formation", True, False),
        ("bilan", True, True),
    ]
    assert {x.proposant for x in SERVICES.livrables} == {"mir"}
    assert all(x.avis_college for x in SERVICES.livrables)
    assert (len(SERVICES.familles), SERVICES.comite.mode) == (12, "consensus")
    mir = SERVICES.role("mir")
    assert (mir.exclusif, mir.suppleance, mir.siege, mir.voix) == (True, True, False, False)
    assert {r.code for r in SERVICES.roles_de_presidence} == {"directeur_drass", "directeur_dsds"}
    assert {p.code for p in SERVICES.professions if p.membre_de_droit} == {
        p.code for p in SERVICES.professions if p.medecin
    }
    assert not SERVICES.rattachement.mutualisation_le_change
    assert all(fonctions for _, fonctions in SERVICES.fonctions_par_famille())


def test_les_poles_ont_tout_ce_que_demande_leur_source():
    r = PAR_POLES
    assert [p.abrege for p in r.poles] == ["CP-R2A", "CCX", "RPS", "OSS", "PPS"]
    assert [p.code for p in r.poles if not p.intervention] == ["pps"]
    assert [(x.code, x.par, x.proposant) for x in r.livrables if x.par == "pole"] == [
        ("programme_travail", "pole", "responsable_pole"),
        ("programme_formation", "pole", "responsable_pole"),
    ]
    assert not any(x.avis_college for x in r.livrables)
    assert r.consultation("concertation_chef_echelon").prealable
    assert {x.code for x in r.roles_du_comite} == {
        *("mcr", "mcr_adjoint", "directeur_adjoint", "sous_directeur", "chef_echelon", "responsable_pole"),
    }
    assert r.hierarchie.superieurs == ("mcr", "chef_echelon")
    pole = r.role("responsable_pole")
    assert Droit.ARRETER_FICHE not in pole.droits
    assert pole.par_pole
    assert r.role("responsabilite_regionale").fin_obligatoire
    limite = r.garde_fous.poles_par_personne[0]
    assert (limite.maximum, limite.majorite_des_membres, limite.part_du_temps) == (2, 0.5, 0.5)


def test_les_regles_dures_des_poles_ne_se_levent_jamais():
    dures = {r.code for r in PAR_POLES.regles_paires if r.dure and not r.derogation}
    assert dures == {"conseiller_decideur", "facilitateur_controleur", "controle_reserve", "controle_negociation"}
    preferees = [{c.pole for c in r.cotes} for r in PAR_POLES.regles_paires if r.type == "preferee"]
    assert preferees == [{"rps", "oss"}, {"ccx", "cp_r2a"}]


@LES_DEUX
def test_aucun_mot_de_l_autre_dispositif(r):
    """Each file speaks of its own institutions only."""
    interdits = ("CODIR", "ELSM", "DRSM") if r is SERVICES else ("CTRI", "DDASS", "DRASS", "MIR ")
    texte = r.model_dump_json()
    assert [mot for mot in interdits if mot in texte] == []


def test_memes_codes_que_la_table_des_transitions():
    from ctri.dossiers.etats import Etat
    from ctri.dossiers.workflow import ACTES as DU_COMITE

    assert set(type(SERVICES.etats).model_fields) == set(Etat.values)
    assert set(type(SERVICES.actes).model_fields) == set(DU_COMITE)


def test_le_mode_d_emploi_nomme_chaque_cle_et_chaque_droit():
    page = (settings.BASE_DIR / "docs" / "referentiel.md").read_text()
    assert [cle for cle in type(SERVICES).model_fields if f"`{cle}`" not in page] == []
    assert [droit for droit in Droit.values if f"`{droit}`" not in page] == []
