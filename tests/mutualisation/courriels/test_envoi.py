"""One mail: sent once, tried again, given up, taken up by the sweep, deleted in the end."""

from __future__ import annotations

import datetime as dt
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail

from mutualisation import file
from mutualisation.courriels import envoi, redaction
from mutualisation.courriels.actions import TACHE, demander, purger, reprendre
from mutualisation.courriels.envoi import DUREE, PANNE_SUPPORTEE, REPIT, REPIT_MAX, envoyer
from mutualisation.courriels.models import CONSERVATION, ESSAIS, PATIENCE, REPIT_DE_FILE, Courriel, Etat
from mutualisation.courriels.redaction import Piece, Redacteur, Texte
from mutualisation.temps import horloge, maintenant

SECONDE = dt.timedelta(seconds=1)
JOUR = dt.timedelta(days=1)
ADRESSE_REFUSEE = SMTPRecipientsRefused({"mir-a@example.org": (550, b"unknown")})


@pytest.fixture
def textes(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the writer of the tests says; an exception is raised instead."""
    dits: dict[str, Any] = {"texte": Texte("Convocation", "Bonjour")}

    def rediger(courriel: Courriel) -> Texte | None:
        if isinstance(dits["texte"], Exception):
            raise dits["texte"]
        return dits["texte"]

    monkeypatch.setattr(redaction, "_redacteurs", {})
    redaction.inscrire(Redacteur("essai", "l’essai", rediger))
    return dits


@pytest.fixture
def courriel(monde, textes) -> Courriel:
    return demander(genre="essai", destinataire=monde.mir_a, par=None, objet_id=7)


@pytest.fixture
def balayage(monkeypatch, django_capture_on_commit_callbacks):
    """Run one sweep at an instant; the identifiers it sent."""

    def _balayage(instant: dt.datetime) -> list[int]:
        envois: list[Any] = []
        monkeypatch.setattr(file, "_envoyer", lambda tache, arguments: envois.append((tache, *arguments)))
        with django_capture_on_commit_callbacks(execute=True), horloge(instant):
            reprendre()
        assert {tache for tache, _ in envois} <= {TACHE}
        return [pk for _, pk in envois]

    return _balayage


def relu(courriel: Courriel) -> Courriel:
    courriel.refresh_from_db()
    return courriel


def test_un_courriel_ne_part_qu_une_fois(courriel):
    for _ in range(3):
        envoyer(courriel.pk)
    [message] = mail.outbox
    assert (message.subject, message.body, message.to) == ("Convocation", "Bonjour", ["mir-a@example.org"])
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert relu(courriel).etat == Etat.ENVOYE
    assert courriel.envoye_le is not None


def test_une_piece_jointe_part_avec_son_type(courriel, textes):
    textes["texte"] = Texte("Convocation", "Bonjour", (Piece("reunion.ics", b"BEGIN:VCALENDAR", "text/calendar"),))
    envoyer(courriel.pk)
    assert mail.outbox[0].attachments[0][::2] == ("reunion.ics", "text/calendar")


def test_plus_rien_a_dire_rien_ne_part(courriel, textes):
    textes["texte"] = None
    envoyer(courriel.pk)
    assert (relu(courriel).etat, mail.outbox) == (Etat.SANS_OBJET, [])


def test_les_essais_s_espacent_puis_cessent(courriel, textes):
    """A writer that fails nine times will fail again."""
    textes["texte"] = ValueError("faute")
    instant, attente = maintenant(), REPIT
    for essai in range(1, ESSAIS):
        with horloge(instant):
            envoyer(courriel.pk)
        assert (relu(courriel).etat, courriel.tentatives, courriel.pas_avant) == (
            Etat.DEMANDE,
            essai,
            instant + attente,
        )
        with horloge(instant + attente - SECONDE):
            envoyer(courriel.pk)
        assert relu(courriel).tentatives == essai, "pas avant l’heure"
        instant, attente = instant + attente, attente * 2
    with horloge(instant):
        envoyer(courriel.pk)
    assert (relu(courriel).etat, courriel.erreur) == (Etat.ECHEC, "ValueError")


def test_un_serveur_en_panne_tout_un_week_end_ne_perd_rien(courriel, settings):
    depart = instant = maintenant()
    settings.EMAIL_BACKEND = "tests.courriels.EnPanne"
    while instant < depart + 3 * JOUR:
        with horloge(instant):
            envoyer(courriel.pk)
        assert relu(courriel).etat == Etat.DEMANDE
        assert courriel.pas_avant - instant <= REPIT_MAX
        instant = courriel.pas_avant
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with horloge(instant):
        envoyer(courriel.pk)
        envoyer(courriel.pk)
    assert (relu(courriel).etat, len(mail.outbox)) == (Etat.ENVOYE, 1)


def test_un_serveur_en_panne_plus_d_une_semaine_est_abandonne(courriel, settings):
    settings.EMAIL_BACKEND = "tests.courriels.EnPanne"
    depart = instant = maintenant()
    while relu(courriel).etat == Etat.DEMANDE:
        with horloge(instant):
            envoyer(courriel.pk)
        instant = relu(courriel).pas_avant or instant
    assert (courriel.etat, courriel.erreur) == (Etat.ECHEC, "SMTPServerDisconnected")
    assert PANNE_SUPPORTEE - REPIT_MAX <= instant - depart <= PANNE_SUPPORTEE


def test_un_message_refuse_par_le_serveur_n_attend_pas_une_semaine(courriel, textes):
    """The server answers, and says that this very message is at fault: nine attempts, no more."""
    textes["texte"] = SMTPDataError(554, b"rejected")
    while relu(courriel).etat == Etat.DEMANDE:
        with horloge(courriel.pas_avant or maintenant()):
            envoyer(courriel.pk)
    assert (courriel.etat, courriel.tentatives) == (Etat.ECHEC, ESSAIS)


def test_le_html_part_a_cote_du_texte(courriel, textes):
    textes["texte"] = Texte("Convocation", "Bonjour", html="<p>Bonjour</p>")
    envoyer(courriel.pk)
    [message] = mail.outbox
    assert message.body == "Bonjour"
    assert message.alternatives == [("<p>Bonjour</p>", "text/html")]
    assert message.message().get_content_type() == "multipart/alternative"


def test_une_adresse_refusee_n_est_pas_essayee_de_nouveau_ni_ecrite(courriel, textes):
    textes["texte"] = ADRESSE_REFUSEE
    envoyer(courriel.pk)
    assert (relu(courriel).etat, courriel.erreur) == (Etat.ECHEC, "SMTPRecipientsRefused: [550]")


def test_une_faute_du_redacteur_se_lit_dans_les_traces(courriel, textes, caplog):
    textes["texte"] = ValueError("faute")
    envoyer(courriel.pk)
    assert relu(courriel).etat == Etat.DEMANDE
    assert [r.levelname for r in caplog.records if r.name == envoi.__name__] == ["ERROR"]


def test_un_ouvrier_qui_a_perdu_son_bail_n_ecrit_rien(courriel, textes, monkeypatch):
    """Between its taking and its end, another one took the row."""
    prendre = envoi._prendre

    def prendre_puis_perdre(pk: int, porteur: str) -> bool:
        pris = prendre(pk, porteur)
        Courriel.objects.update(porteur="un autre")
        return pris

    monkeypatch.setattr(envoi, "_prendre", prendre_puis_perdre)
    envoyer(courriel.pk)
    assert (relu(courriel).etat, courriel.porteur) == (Etat.EN_COURS, "un autre")


# ── The sweep ─────────────────────────────────────────────────────────────────
def test_le_balayage_laisse_le_message_parti_puis_reprend(courriel, balayage):
    instant = maintenant()
    assert balayage(instant) == []
    depart = instant + PATIENCE + SECONDE
    assert balayage(depart) == [courriel.pk]
    assert balayage(depart + PATIENCE) == []
    assert balayage(depart + REPIT_DE_FILE) == [courriel.pk]


def test_un_bail_expire_est_repris(courriel, balayage):
    instant = maintenant()
    Courriel.objects.update(etat=Etat.EN_COURS, porteur="mort", bail=instant + DUREE, tentatives=1)
    assert balayage(instant + DUREE - SECONDE) == []
    assert balayage(instant + DUREE + SECONDE) == [courriel.pk]
    with horloge(instant + DUREE + SECONDE):
        envoyer(courriel.pk)
    assert relu(courriel).etat == Etat.ENVOYE


def test_un_courriel_qui_tue_son_ouvrier_est_abandonne(courriel, balayage):
    instant = maintenant()
    Courriel.objects.update(etat=Etat.EN_COURS, porteur="mort", bail=instant, tentatives=ESSAIS)
    assert balayage(instant + SECONDE) == []
    assert relu(courriel).etat == Etat.ECHEC


# ── Retention ─────────────────────────────────────────────────────────────────
def test_seuls_les_courriels_finis_et_anciens_sont_effaces(courriel, monde):
    envoyer(courriel.pk)
    attend = demander(genre="essai", destinataire=monde.mir_a, par=None)
    with horloge(courriel.demande_le + CONSERVATION):
        assert purger() == 0
    with horloge(courriel.demande_le + CONSERVATION + SECONDE):
        assert purger() == 1
    assert list(Courriel.objects.all()) == [attend]
