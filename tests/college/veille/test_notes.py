"""The life of a note, and what the database refuses whoever asks (règles C5, C8)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from college.veille import actions
from college.veille.models import NoteVeille
from college.veille.workflow import TRANSITIONS
from mutualisation.journal import libelles
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.models import Mandat
from mutualisation.temps import aujourdhui, maintenant
from tests.distribution import Monde
from tests.matrice.lignes.veille import NOTE, SAISIE, brouillon, publiee, retiree
from tests.mutualisation.effectifs.lectures import refus, texte

pytestmark = pytest.mark.django_db


def codes(note: NoteVeille) -> list[str]:
    return [acte.code for acte in historique(note)]


def test_rediger_publier_corriger_retirer(monde: Monde) -> None:
    par = acteur_de(monde.medecin_a)
    note = publiee(monde)
    assert (note.etat, note.corrigee_le) == ("publiee", None)
    note = actions.corriger(
        note=note, contenu=NOTE | {"titre": "Plan revu", "partagee": True}, motif="Titre inexact", sans_patient=True,
        par=acteur_de(monde.mir_a),
    )  # fmt: skip
    assert (note.titre, note.partagee, note.corrigee_le is not None) == ("Plan revu", True, True)
    actions.retirer(note=note, motif="Dépassée", par=par)
    assert codes(note) == ["retirer", "corriger", "publier", "rediger"]
    correction = historique(note)[1]
    assert libelles.quoi(correction) == "a corrigé la note (titre et partagée avec les autres régions)"
    assert str(correction.motif) == "Titre inexact"
    # The journal holds identifiers only.
    assert correction.donnees == {"champs": ["titre", "partagee"], "sans_patient": True}


def test_chaque_passage_a_sa_phrase() -> None:
    assert {("college.noteveille", t.acte) for t in TRANSITIONS} <= set(libelles._phrases)


def test_rien_ne_se_publie_sans_la_verification(monde: Monde) -> None:
    note, par = brouillon(monde), acteur_de(monde.medecin_a)
    assert "Cochez cette case" in refus(lambda: actions.publier(note=note, sans_patient=False, par=par))
    note = publiee(monde)
    contenu = NOTE | {"titre": "Autre"}
    assert "Cochez" in refus(
        lambda: actions.corriger(note=note, contenu=contenu, motif="x", sans_patient=False, par=par)
    )


def test_corriger_sans_rien_changer_est_refuse(monde: Monde) -> None:
    note, par = publiee(monde), acteur_de(monde.medecin_a)
    assert "Rien n’a changé" in refus(
        lambda: actions.corriger(note=note, contenu=NOTE, motif="x", sans_patient=True, par=par)
    )


def test_un_brouillon_se_modifie_et_se_supprime_par_son_auteur_seul(monde: Monde) -> None:
    note, par = brouillon(monde), acteur_de(monde.medecin_a)
    assert "Réservé" in refus(lambda: actions.modifier(note=note, contenu=NOTE, par=acteur_de(monde.mir_a)))
    actions.modifier(note=note, contenu=NOTE, par=par)
    assert codes(note) == ["rediger"], "rien n’a changé, rien ne s’écrit"
    assert actions.modifier(note=note, contenu=NOTE | {"titre": "Autre"}, par=par).titre == "Autre"
    actions.supprimer(note=note, par=par)
    assert not NoteVeille.objects.exists()


def test_qui_a_quitte_le_college_ne_lit_ni_n_ecrit_plus(monde: Monde) -> None:
    """Rights are those of today (règle T4)."""
    note = publiee(monde)
    monde.agents.medecin_a.rattachements.update(periode=(dt.date(2007, 1, 1), aujourdhui()))
    parti = acteur_de(monde.medecin_a)
    assert list(NoteVeille.objects.visibles_par(parti)) == []
    assert "Réservé aux membres" in refus(lambda: actions.retirer(note=note, motif="x", par=parti))
    assert Mandat.objects.filter(titulaire=monde.medecin_a).count() == 0


def test_hors_d_un_college_rien_ne_s_ecrit(monde: Monde) -> None:
    raison = refus(lambda: actions.rediger(region=monde.bretagne, contenu=NOTE, par=acteur_de(monde.praticien)))
    assert raison.startswith("Aucun")


# ── The database says it again ────────────────────────────────────────────────
INTERDITS: dict[str, tuple[Any, dict[str, Any]]] = {
    "republier une note retirée": (retiree, {"etat": "publiee", "retiree_le": None}),
    "écrire une note retirée": (retiree, {"titre": "Autre"}),
    "retirer un brouillon": (brouillon, {"etat": "retiree", "publiee_le": maintenant(), "retiree_le": maintenant()}),
    "dépublier": (publiee, {"etat": "brouillon", "publiee_le": None}),
    "publier sans date": (brouillon, {"etat": "publiee"}),
    "changer de rédaction": (publiee, {"redigee_le": maintenant()}),
    "lien sans https": (publiee, {"lien": "http://exemple.example"}),
    "lien de script": (publiee, {"lien": "javascript:alert(1)"}),
}


@pytest.mark.parametrize("cas", INTERDITS)
def test_la_base_refuse(monde: Monde, cas: str) -> None:
    construire, champs = INTERDITS[cas]
    note = construire(monde)
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        NoteVeille.objects.filter(pk=note.pk).update(**champs)


def test_la_base_ne_laisse_effacer_qu_un_brouillon(monde: Monde) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        publiee(monde).delete()
    note = brouillon(monde)
    note.delete()
    assert not NoteVeille.objects.filter(etat="brouillon").exists()


# ── Screens ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("champ", "valeur", "message"),
    [
        ("lien", "http://www.sante.example", "Indiquez une adresse complète, qui commence par https://."),
        ("lien", "javascript:alert(1)", "Indiquez une adresse complète"),
        ("date_document", "2999-01-01", "Cette date est dans le futur."),
        ("titre", "", "Ce champ est obligatoire."),
        ("fonction", "inconnue", "Sélectionnez un choix valide"),
        ("texte", "x" * 8001, "8000"),
    ],
)
def test_une_saisie_fausse_est_dite_au_champ_et_rien_n_est_perdu(
    client: Any, monde: Monde, connecte: Any, champ: str, valeur: str, message: str
) -> None:
    saisie = SAISIE | {"source": "Une source à garder", champ: valeur}
    reponse = connecte(client, monde.medecin_a).post(reverse("note_rediger", args=[monde.auvergne.pk]), saisie)
    assert reponse.status_code == 200
    assert message in reponse.context["form"].errors[champ][0]
    assert "Une source à garder" in reponse.content.decode()
    assert not NoteVeille.objects.exists()


def test_le_texte_saisi_prend_les_espaces_du_francais(client: Any, monde: Monde, connecte: Any) -> None:
    saisie = SAISIE | {"titre": "L'eau : que faire ?", "texte": "Un.\r\n\r\nDeux !"}
    connecte(client, monde.medecin_a).post(reverse("note_rediger", args=[monde.auvergne.pk]), saisie)
    note = NoteVeille.objects.get()
    assert (note.titre, note.texte) == ("L’eau\xa0: que faire\u202f?", "Un.\n\nDeux\u202f!")
    assert "<p>Un.</p>" in client.get(reverse("note_veille", args=[note.pk])).content.decode()


def test_une_note_partagee_se_lit_dans_le_cadre_de_son_propre_college(client: Any, monde: Monde, connecte: Any) -> None:
    note = publiee(monde, partagee=True)
    reponse = connecte(client, monde.mir_b).get(reverse("note_veille", args=[note.pk]))
    lu = texte(reponse)
    assert reponse.wsgi_request.region == monde.limousin
    assert "Partagée par la région Auvergne" in lu
    assert "Corriger la note" not in lu
    assert reverse("besoin_exprimer", args=[monde.limousin.pk]) in reponse.content.decode()
    liste = texte(client.get(reverse("veille", args=[monde.limousin.pk])))
    assert "partagée par la région Auvergne" in liste


def test_les_liens_du_college_menent_a_la_veille_et_aux_besoins(client: Any, monde: Monde, connecte: Any) -> None:
    college = connecte(client, monde.medecin_a).get(reverse("college", args=[monde.auvergne.pk])).content.decode()
    liens = [reverse(nom, args=[monde.auvergne.pk]) for nom in ("veille", "besoins")]
    assert all(lien in college for lien in liens)
    prefet = connecte(client, monde.prefet_a).get(reverse("college", args=[monde.auvergne.pk])).content.decode()
    assert not any(lien in prefet for lien in liens)
    bretagne = connecte(client, monde.praticien).get(reverse("college", args=[monde.bretagne.pk])).content.decode()
    assert "/veille/" not in bretagne
