"""Associated professionals: invited by the presidency, convened without a voice, kept in the history (règle C1)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.membres import actions
from college.membres.models import Association
from college.reunions.convoques import convoques
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import aujourdhui
from tests.distribution import Monde
from tests.matrice.lignes.membres import JOUR, associee
from tests.mutualisation.effectifs.lectures import refus, texte

pytestmark = pytest.mark.django_db


@pytest.fixture
def mir(monde: Monde) -> Acteur:
    return acteur_de(monde.mir_a)


def associer(monde: Monde, **suite: Any) -> Association:
    champs = {"agent": monde.agents.associe_a, "debut": aujourdhui(), "par": acteur_de(monde.mir_a)} | suite
    return actions.associer(region=monde.auvergne, **champs)


def test_une_personne_associee_s_invite_sans_voix_pendant_sa_periode(monde: Monde) -> None:
    jour = aujourdhui()
    associer(monde, dernier_jour=jour + JOUR)

    def sans_voix(quand: dt.date) -> list[Agent]:
        return [c.agent for c in convoques(monde.auvergne, quand) if not c.voix]

    assert sans_voix(jour - JOUR) == []
    assert sans_voix(jour + JOUR) == [monde.agents.associe_a]
    assert sans_voix(jour + 2 * JOUR) == []


def test_l_historique_survit_a_la_fin(monde: Monde, mir: Acteur) -> None:
    association = associee(monde)
    actions.mettre_fin(association=association, dernier_jour=aujourdhui(), par=mir)
    association.refresh_from_db()
    assert association.dernier_jour == aujourdhui()
    assert [a.code for a in historique(association)] == ["terminer_association", "associer"]


@pytest.mark.parametrize(
    ("decalage", "duree"), [(-10, 5), (-10, None), (5, None), (29, 200)], ids=["avant", "dessus", "dedans", "bord"]
)
def test_deux_associations_ne_se_recouvrent_pas(monde: Monde, decalage: int, duree: int | None) -> None:
    jour = aujourdhui()
    associer(monde, dernier_jour=jour + 29 * JOUR)
    debut = jour + decalage * JOUR
    dernier = debut + (duree + 10) * JOUR if duree is not None else None
    assert "est déjà associé au collège des médecins" in refus(
        lambda: associer(monde, debut=debut, dernier_jour=dernier)
    )


def test_deux_associations_se_suivent(monde: Monde) -> None:
    jour = aujourdhui()
    associer(monde, dernier_jour=jour)
    associer(monde, debut=jour + JOUR)
    assert Association.objects.filter(agent=monde.agents.associe_a).count() == 2


def test_la_base_refuse_le_recouvrement(monde: Monde) -> None:
    association = associer(monde)
    with pytest.raises(IntegrityError, match="association_une_seule_a_la_fois"), transaction.atomic():
        Association.objects.create(
            region=monde.auvergne, agent=association.agent, periode=DateRange(aujourdhui() + JOUR, None)
        )


def test_un_membre_de_droit_ne_s_associe_pas(monde: Monde) -> None:
    dit = refus(lambda: associer(monde, agent=monde.agents.medecin_a))
    assert dit == "Dr Blandine Pradelou est membre de droit du collège des médecins : rien n’est à enregistrer."


def test_seul_un_agent_de_la_region_s_associe(monde: Monde) -> None:
    Rattachement.objects.filter(agent=monde.agents.associe_a).delete()
    assert "n’est pas en poste dans un service de cette région" in refus(lambda: associer(monde))


@pytest.mark.parametrize("personne", ["medecin_a", "chef_siege_a", "mir_b", "secretaire_a"])
def test_seule_la_presidence_associe(monde: Monde, personne: str) -> None:
    association, par = associee(monde), acteur_de(getattr(monde, personne))
    assert "Réservé" in refus(lambda: associer(monde, par=par))
    assert "Réservé" in refus(lambda: actions.mettre_fin(association=association, dernier_jour=aujourdhui(), par=par))


def test_une_fin_vient_apres_le_debut_et_avant_celle_qui_est_connue(monde: Monde, mir: Acteur) -> None:
    jour = aujourdhui()
    association = associer(monde, dernier_jour=jour + 10 * JOUR)

    def finir(dernier: dt.date) -> str:
        return refus(lambda: actions.mettre_fin(association=association, dernier_jour=dernier, par=mir))

    assert "elle ne peut pas finir avant" in finir(jour - JOUR)
    assert "prend déjà fin le" in finir(jour + 10 * JOUR)
    passee = associer(monde, agent=monde.agents.associe_a, debut=jour - 20 * JOUR, dernier_jour=jour - JOUR)
    dit = refus(lambda: actions.mettre_fin(association=passee, dernier_jour=jour - 5 * JOUR, par=mir))
    assert dit.startswith("Cette association a pris fin le")


# ── Screens ───────────────────────────────────────────────────────────────────
def test_le_parcours_par_les_ecrans(client: Any, monde: Monde, connecte: Any) -> None:
    client = connecte(client, monde.mir_a)
    college = reverse("college", args=[monde.auvergne.pk])
    assert "Associer un professionnel" in texte(client.get(college))
    saisie = {"agent": monde.agents.associe_a.pk, "debut": aujourdhui().isoformat(), "dernier_jour": ""}
    fait = client.post(reverse("associer", args=[monde.auvergne.pk]), saisie)
    assert fait.url == college
    association = Association.objects.get()
    assert "est associé au collège des médecins" in " ".join(str(m) for m in get_messages(fait.wsgi_request))
    assert "M. Maël Brunovic" in texte(client.get(college))
    page = texte(client.get(reverse("association", args=[association.pk])))
    assert "a associé cette personne à compter du" in page
    assert "Mettre fin à l’association" in page
    fin = {"dernier_jour": aujourdhui().isoformat()}
    assert client.post(reverse("association_terminer", args=[association.pk]), fin).status_code == 302
    assert "a mis fin à l’association, dernier jour le" in texte(
        client.get(reverse("association", args=[association.pk]))
    )


def test_un_recouvrement_se_dit_au_champ_et_rien_n_est_perdu(client: Any, monde: Monde, connecte: Any) -> None:
    associee(monde)
    debut = aujourdhui().isoformat()
    saisie = {"agent": monde.agents.associe_a.pk, "debut": debut, "dernier_jour": debut}
    page = connecte(client, monde.mir_a).post(reverse("associer", args=[monde.auvergne.pk]), saisie)
    form = page.context["form"]
    assert form.errors.keys() == {"debut"}
    assert {nom: str(form[nom].value()) for nom in saisie} == {nom: str(valeur) for nom, valeur in saisie.items()}


def test_une_fin_avant_le_debut_se_dit_au_champ(client: Any, monde: Monde, connecte: Any) -> None:
    jour = aujourdhui()
    saisie = {
        "agent": monde.agents.associe_a.pk,
        "debut": jour.isoformat(),
        "dernier_jour": (jour - JOUR).isoformat(),
    }
    page = connecte(client, monde.mir_a).post(reverse("associer", args=[monde.auvergne.pk]), saisie)
    assert page.context["form"].errors == {"dernier_jour": ["Le dernier jour vient après le début."]}
    assert not Association.objects.exists()


def test_les_medecins_ne_sont_pas_proposes(client: Any, monde: Monde, connecte: Any) -> None:
    page = connecte(client, monde.mir_a).get(reverse("associer", args=[monde.auvergne.pk]))
    assert set(page.context["form"].agents) == {monde.agents.associe_a.pk}


def test_les_associations_passees_restent_lisibles_des_membres_seulement(
    client: Any, monde: Monde, connecte: Any
) -> None:
    jour = aujourdhui()
    associer(monde, debut=jour - 20 * JOUR, dernier_jour=jour - JOUR)
    page = reverse("college", args=[monde.auvergne.pk])
    assert "1 association passée" in texte(connecte(client, monde.medecin_a).get(page))
    assert "association passée" not in texte(connecte(client, monde.chef_siege_a).get(page))


def test_autant_de_requetes_pour_une_association_que_pour_dix(client: Any, monde: Monde, connecte: Any) -> None:
    client = connecte(client, monde.mir_a)

    def requetes(nom: str) -> int:
        adresse = reverse(nom, args=[monde.auvergne.pk])
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    associee(monde)
    avant = requetes("college"), requetes("associer")
    for rang in range(10):
        agent = Agent.objects.create(
            dispositif=monde.auvergne.dispositif, matricule=f"X{rang}", profession="phisp", prenom="A", nom=f"N{rang}"
        )
        Rattachement.objects.create(agent=agent, service=monde.services["15"], periode=DateRange(aujourdhui(), None))
        associer(monde, agent=agent)
    assert (requetes("college"), requetes("associer")) == avant
