"""Stamps for plans: one version waiting, one decided. Every person is invented."""

import datetime as dt
import hashlib

from college.plans.contenu import Contenu
from ctri.tampon import Decision, Tampon, Vote

SOUMISE_LE = dt.datetime(2027, 1, 8, 16, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def soumis(contenu: Contenu) -> Tampon:
    """Submitted, not decided."""
    return Tampon(
        reference=contenu["reference"],
        version=1,
        etat="soumise",
        etat_libelle="Soumise",
        soumise_le=SOUMISE_LE,
        soumise_par="Dr Hélène Vauzelle",
        empreinte=hashlib.sha256(contenu["reference"].encode()).hexdigest(),
        valide=False,
    )


def valide(contenu: Contenu, *, vote: Vote | None = None) -> Tampon:
    """Decided on 19 January: by a vote when one is given, by consensus otherwise."""
    decision = Decision(
        seance_date=dt.date(2027, 1, 19),
        issue_libelle="validé avec modifications",
        motif="Le renfort du Cantal est porté à deux jours par semaine.",
        constatee_par="Mme Claire Roumieu, directrice régionale",
        mode="vote" if vote else "consensus",
        vote=vote,
    )
    return Tampon(
        reference=contenu["reference"],
        version=2,
        etat="validee_modifiee",
        etat_libelle="Validée avec modifications",
        soumise_le=SOUMISE_LE,
        soumise_par="Dr Hélène Vauzelle",
        empreinte=hashlib.sha256(contenu["reference"].encode()).hexdigest(),
        valide=True,
        decision=decision,
    )
