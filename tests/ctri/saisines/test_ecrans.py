"""The screens, through HTTP: the whole life of a question each way, bad input, agendas, counts of queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ctri.saisines import actions
from ctri.saisines.etats import Etat, Sens
from ctri.saisines.models import Echange, Saisine
from ctri.seances import actions as seances
from ctri.seances.models import GenrePoint, Point
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import jour
from mutualisation.temps import aujourdhui, horloge, maintenant
from tests.ctri.conftest import Parcours
from tests.ctri.saisines.conftest import Page, texte
from tests.ctri.saisines.moments import SECRET, adresser, creer, jusqu_a, lue, presenter, rediger, seance, voix

pytestmark = pytest.mark.django_db
SAISIE = {
    "objet": "Permanence des soins",
    "question": "Que faire la nuit\u202f?",
    "echeance": "2099-02-05",
    "revision": "0",
}
CASE = {"sans_patient": "on"}


def en_clair(date: dt.date) -> str:
    """As `texte` gives it, with ordinary spaces."""
    return jour(date).replace("\xa0", " ")


# ── The whole life, by the screens ────────────────────────────────────────────
def test_le_comite_demande_un_avis_et_le_recoit(monde: Any, page: Page) -> None:
    page("secretaire_a", "saisine_creer", monde.auvergne.pk, donnees=SAISIE)
    saisine = Saisine.objects.get()
    assert (saisine.sens, saisine.etat) == (Sens.VERS_COLLEGE, Etat.BROUILLON)
    confirmation = texte(page("secretaire_a", "saisine_adresser", saisine.pk))
    assert "ne changeront plus. Avis attendu le 5 février 2099." in confirmation
    page("secretaire_a", "saisine_adresser", saisine.pk, donnees={"revision": "0"})
    page("mir_a", "saisine_rediger", saisine.pk, donnees={"reponse": "Une astreinte.", "revision": "0"})
    page("mir_a", "saisine_presenter", saisine.pk, donnees={"revision": "1"})
    assert "Une astreinte." in texte(page("medecin_a", "saisine", saisine.pk))
    page("mir_a", "saisine_approuver", saisine.pk, donnees={"revision": "1"})
    sans_case = page("mir_a", "saisine_rendre", saisine.pk, donnees={"revision": "1"})
    assert sans_case.status_code == 400
    assert "Cochez cette case" in texte(sans_case)
    page("mir_a", "saisine_rendre", saisine.pk, donnees={"revision": "1"} | CASE)
    rendue = lue(saisine)
    assert (rendue.etat, rendue.reponse) == (Etat.RENDUE, "Une astreinte.")
    lu = texte(page("chef_local_a", "saisine", saisine.pk))
    assert "Avis rendu" in lu
    assert "Une astreinte." in lu


def test_le_college_pose_une_question_et_recoit_la_reponse(monde: Any, page: Page) -> None:
    page("mir_a", "saisine_creer", monde.auvergne.pk, donnees=SAISIE | {"echeance": ""})
    saisine = Saisine.objects.get()
    assert (saisine.sens, saisine.echeance) == (Sens.VERS_COMITE, None)
    page("mir_a", "saisine_adresser", saisine.pk, donnees={"revision": "0"} | CASE)
    page("chef_siege_a", "saisine_rediger", saisine.pk, donnees={"reponse": "Oui.", "revision": "0"})
    page("secretaire_a", "saisine_presenter", saisine.pk, donnees={"revision": "1"})
    page("chef_siege_a", "saisine_approuver", saisine.pk, donnees={"revision": "1"})
    assert "sans_patient" not in page("secretaire_a", "saisine_rendre", saisine.pk).content.decode()
    page("secretaire_a", "saisine_rendre", saisine.pk, donnees={"revision": "1"})
    assert "Réponse rendue" in texte(page("medecin_a", "saisine", saisine.pk))


# ── Bad input: said at the field, nothing lost ────────────────────────────────
def test_une_saisie_fausse_se_dit_au_champ_et_rien_ne_se_perd(monde: Any, page: Page) -> None:
    for echeance, raison in (("", "Ce champ est obligatoire"), ("2020-01-01", "Cette date est passée")):
        reponse = page("secretaire_a", "saisine_creer", monde.auvergne.pk, donnees=SAISIE | {"echeance": echeance})
        assert reponse.status_code == 400
        assert raison in texte(reponse)
        assert "Permanence des soins" in reponse.content.decode()
    assert not Saisine.objects.exists()


def test_une_echeance_refusee_se_dit_au_champ(monde: Any, page: Page) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    donnees = {"echeance": f"{saisine.echeance:%Y-%m-%d}", "motif": "Un motif tapé"}
    reponse = page("secretaire_a", "saisine_prolonger", saisine.pk, donnees=donnees)
    assert reponse.status_code == 400
    assert f"Choisissez une date après le {en_clair(saisine.echeance)}" in texte(reponse)
    assert "Un motif tapé" in reponse.content.decode()


@pytest.mark.parametrize("moment", [Etat.BROUILLON, "redigee"])
def test_deux_personnes_ecrivent_en_meme_temps(monde: Any, page: Page, moment: str) -> None:
    """The second keeps what was typed, reads what the first saved, and saves knowingly."""
    saisine = jusqu_a(monde, moment)
    nom, qui, champ = ("saisine_modifier", "secretaire_a", "question")
    if moment == "redigee":
        nom, qui, champ = ("saisine_rediger", "mir_a", "reponse")
    lue_a = {"revision": str(saisine.revision)}
    page(qui, nom, saisine.pk, donnees=SAISIE | lue_a | {champ: "Texte du premier"})
    reponse = page(qui, nom, saisine.pk, donnees=SAISIE | lue_a | {champ: "Texte du second"})
    assert reponse.status_code == 400
    lu = texte(reponse)
    assert "a enregistré un autre texte à" in lu
    assert "Texte du premier" in lu
    assert "Texte du second" in lu
    assert getattr(lue(saisine), champ) == "Texte du premier"
    ensuite = {"revision": str(saisine.revision + 1), champ: "Les deux textes"}
    assert page(qui, nom, saisine.pk, donnees=SAISIE | ensuite).status_code == 302
    assert getattr(lue(saisine), champ) == "Les deux textes"


def test_un_chef_qui_preside_aussi_le_college_choisit_le_sens(monde: Any, page: Page) -> None:
    """One person may speak for both bodies: the form asks which."""
    from django.db.backends.postgresql.psycopg_any import DateRange

    from mutualisation.mandats.actions import nommer

    periode = DateRange(dt.date(2007, 1, 1), None)
    nommer(par=None, titulaire=monde.mir_a, role="secretaire_ctri", region=monde.auvergne, periode=periode)
    assert "Qui demande à qui" in texte(page("mir_a", "saisine_creer", monde.auvergne.pk))
    sans_date = SAISIE | {"sens": Sens.VERS_COLLEGE, "echeance": ""}
    assert "Dites pour quelle date l’avis est demandé" in texte(
        page("mir_a", "saisine_creer", monde.auvergne.pk, donnees=sans_date)
    )
    page("mir_a", "saisine_creer", monde.auvergne.pk, donnees=SAISIE | {"sens": Sens.VERS_COMITE})
    assert Saisine.objects.get().sens == Sens.VERS_COMITE


# ── Agendas ───────────────────────────────────────────────────────────────────
def test_une_question_s_inscrit_en_un_clic_et_la_page_dit_ce_qui_fut_enregistre(
    monde: Any, page: Page, parcours: Parcours
) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE)
    prochaine = parcours.seance()
    bouton = f"Inscrire : CTRI du {en_clair(prochaine.debut)}"
    assert bouton in texte(page("secretaire_a", "saisine", saisine.pk))
    assert bouton not in texte(page("chef_local_a", "saisine", saisine.pk))
    page("secretaire_a", "saisine_inscrire", saisine.pk, prochaine.pk, donnees={})
    point = Point.objects.get(saisine=saisine)
    assert (point.genre, point.titre) == (GenrePoint.DEBAT, f"Saisine n°\xa0{saisine.rang}\xa0: {saisine.objet}")
    lu = texte(page("secretaire_a", "saisine", saisine.pk))
    assert "point 1" in lu
    assert "Déjà à l’ordre du jour de la séance" in lu
    # In preparation, the session is known to those who prepare it alone.
    assert "point 1" not in texte(page("mir_a", "saisine", saisine.pk))
    point = parcours.en_seance(point)
    seances.traiter_point(point=point, issue="reporte", releve="À revoir en mars.", par=voix(monde, saisine.repondant))
    lu = texte(page("mir_a", "saisine", saisine.pk))
    assert "reporté à la prochaine séance" in lu
    assert "À revoir en mars." in lu
    assert lue(saisine).etat == Etat.ADRESSEE
    seances.inscrire_saisine(seance=seance(monde), saisine=saisine, par=voix(monde, saisine.repondant))
    assert saisine.points.count() == 2


def test_la_seance_propose_ce_qui_attend_d_y_etre_inscrit(monde: Any, page: Page) -> None:
    question = jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE, objet="Question en attente")
    avis = jusqu_a(monde, Etat.RENDUE, objet="Avis reçu")
    jusqu_a(monde, Etat.ADRESSEE, objet="Avis attendu du collège")
    jusqu_a(monde, Etat.RETIREE, Sens.VERS_COMITE, objet="Question retirée")
    prochaine = seance(monde)
    lu = texte(page("secretaire_a", "seance", prochaine.pk))
    assert question.objet in lu
    assert avis.objet in lu
    assert "Avis attendu du collège" not in lu
    assert "Question retirée" not in lu
    for saisine in (question, avis):
        reponse = page("secretaire_a", "saisine_inscrire", saisine.pk, prochaine.pk, donnees={"vers": "seance"})
        assert reponse["Location"] == reverse("seance", args=[prochaine.pk])
    assert "En attente d’inscription" not in texte(page("secretaire_a", "seance", prochaine.pk))


def test_un_avis_rendu_s_inscrit_pour_information(monde: Any) -> None:
    secretaire = acteur_de(monde.secretaire_a)
    with pytest.raises(Refus, match="L’avis du collège n’est pas encore rendu"):
        seances.inscrire_saisine(seance=seance(monde), saisine=jusqu_a(monde, Etat.ADRESSEE), par=secretaire)
    point = seances.inscrire_saisine(seance=seance(monde), saisine=jusqu_a(monde, Etat.RENDUE), par=secretaire)
    assert point.genre == GenrePoint.INFORMATION


def test_une_question_ne_s_inscrit_que_dans_sa_region(monde: Any) -> None:
    ailleurs = seance(monde)
    ailleurs.region = monde.limousin
    ailleurs.save()
    with pytest.raises(Refus):
        seances.inscrire_saisine(
            seance=ailleurs, saisine=jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE), par=acteur_de(monde.secretaire_a)
        )
    assert not Point.objects.exists()


def test_le_point_mene_a_la_saisine_pour_qui_peut_la_lire(monde: Any, page: Page, parcours: Parcours) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE)
    point = seances.inscrire_saisine(seance=parcours.seance(), saisine=saisine, par=acteur_de(monde.secretaire_a))
    parcours.en_seance(point)
    lien = f'href="{reverse("saisine", args=[saisine.pk])}"'
    assert lien in page("chef_local_a", "seance", point.seance_id).content.decode()
    assert lien not in page("prefet_a", "seance", point.seance_id).content.decode()


# ── The list ──────────────────────────────────────────────────────────────────
def semer(monde: Any, combien: int) -> None:
    """Sent questions of every age, without going through the door each time."""
    deja = Saisine.objects.count()
    Saisine.objects.bulk_create(
        Saisine(
            region=monde.auvergne, sens=Sens.VERS_COLLEGE, etat=Etat.ADRESSEE, annee=2027, numero=deja + n,
            objet=f"Objet {deja + n}", question="Question", echeance=aujourdhui() + dt.timedelta(days=n - 5),
            adressee_le=maintenant(), adressee_par=monde.secretaire_a, adressee_qualite="secrétaire",
        )
        for n in range(1, combien + 1)
    )  # fmt: skip


def requetes(page: Page, qui: str, nom: str, *args: Any, suite: str = "") -> int:
    page(qui, nom, *args, suite=suite)
    with CaptureQueriesContext(connection) as lues:
        assert page(qui, nom, *args, suite=suite).status_code == 200
    return len(lues)


@pytest.mark.parametrize("qui", ["mir_a", "secretaire_a", "medecin_a"])
def test_la_liste_fait_autant_de_requetes_pour_une_que_pour_deux_cents(monde: Any, page: Page, qui: str) -> None:
    semer(monde, 1)
    pages = [("saisines", "?vue=toutes"), ("saisines", "?vue=en_retard"), ("comite", "")]
    une = [requetes(page, qui, nom, monde.auvergne.pk, suite=suite) for nom, suite in pages]
    semer(monde, 199)
    assert [requetes(page, qui, nom, monde.auvergne.pk, suite=suite) for nom, suite in pages] == une


def test_l_accueil_fait_autant_de_requetes_pour_une_que_pour_deux_cents(monde: Any, page: Page) -> None:
    semer(monde, 1)
    une = {qui: requetes(page, qui, "accueil") for qui in ("mir_a", "secretaire_a", "medecin_a", "prefet_a")}
    semer(monde, 199)
    assert {qui: requetes(page, qui, "accueil") for qui in une} == une


def test_une_page_de_deux_cents_messages_est_bornee(monde: Any, page: Page) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)

    def ecrire(combien: int) -> None:
        for n in range(combien):
            actions.echanger(
                saisine=saisine, texte=f"Message {n}", interne=bool(n % 2), par=acteur_de(monde.secretaire_a)
            )

    ecrire(1)
    un = requetes(page, "secretaire_a", "saisine", saisine.pk)
    ecrire(199)
    assert requetes(page, "secretaire_a", "saisine", saisine.pk) == un
    reponse = page("secretaire_a", "saisine", saisine.pk)
    assert reponse.content.decode().count('class="panneau echange"') == 20
    assert "200 messages" in texte(reponse)
    assert "101 messages" in texte(page("mir_a", "saisine", saisine.pk))
    assert Echange.objects.count() == 200


def test_les_retards_viennent_d_abord_et_se_disent_en_mots(monde: Any, page: Page) -> None:
    with horloge(maintenant() - dt.timedelta(days=20)):
        en_retard = jusqu_a(monde, Etat.ADRESSEE, objet="Vieille question")
    presente = jusqu_a(monde, Etat.EN_PROJET, objet="Question récente")
    lu = texte(page("mir_a", "saisines", monde.auvergne.pk))
    assert lu.index("Vieille question") < lu.index("Question récente")
    assert "En retard de 13 jours" in lu
    assert "À traiter 2 En retard 1 Rendues 0 Toutes 2" in lu
    seule = texte(page("mir_a", "saisines", monde.auvergne.pk, suite="?vue=en_retard"))
    assert en_retard.objet in seule
    assert presente.objet not in seule


def test_les_filtres_sont_dans_l_adresse(monde: Any, page: Page) -> None:
    avis = jusqu_a(monde, Etat.ADRESSEE, objet="Premier objet")
    jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE, objet="Second objet")

    def lus(suite: str) -> str:
        return texte(page("mir_a", "saisines", monde.auvergne.pk, suite=suite))

    assert "Second objet" not in lus(f"?sens={Sens.VERS_COLLEGE}")
    assert "Premier objet" not in lus("?q=second")
    assert "Second objet" not in lus(f"?q={avis.reference}")
    assert "Premier objet" in lus(f"?q={avis.reference}")
    assert "Rien ne répond à ces critères" in lus("?q=introuvable")
    assert "2 résultats" in lus("?sens=inconnu&vue=inconnue")


# ── Home page ─────────────────────────────────────────────────────────────────
def test_l_accueil_dit_qui_doit_agir_et_qui_attend(monde: Any, page: Page) -> None:
    saisine = creer(monde, Sens.VERS_COLLEGE)
    assert "Adresser la saisine au collège" in texte(page("secretaire_a", "accueil"))
    assert saisine.objet not in texte(page("mir_a", "accueil"))
    saisine = adresser(monde, saisine)
    assert "Préparer l’avis, saisine n°" in texte(page("mir_a", "accueil"))
    attente = texte(page("secretaire_a", "accueil"))
    assert "Adresser la saisine" not in attente
    assert f"Avis attendu le {en_clair(saisine.echeance)}" in attente
    assert saisine.objet not in texte(page("medecin_a", "accueil"))
    saisine = presenter(monde, rediger(monde, saisine))
    assert "Approuver l’avis, saisine n°" in texte(page("mir_a", "accueil"))
    assert SECRET not in texte(page("secretaire_a", "accueil"))
