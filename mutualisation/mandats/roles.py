"""What the référentiel says of a role, and how a capacity reads in French (règles T4, T5; section 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutualisation.mandats.acteur import Lieu, Titre
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.refus import Refus
from mutualisation.typographie import date_longue, majuscule

if TYPE_CHECKING:
    from mutualisation.comptes.models import Identite
    from mutualisation.referentiel.schema import Referentiel as Schema
    from mutualisation.referentiel.schema import Role
    from mutualisation.territoire.models import Dispositif


def role_de(dispositif: Dispositif, code: str) -> Role:
    """The role of that code in the scheme, or a refusal a user can read."""
    try:
        return dispositif.schema.role(code)
    except KeyError:
        raise Refus(f"Le rôle « {code} » n’existe pas dans le dispositif « {dispositif} ».") from None


def qualite(titre: Titre, utilisateur: Identite) -> str:
    """The capacity of a person inside a sentence: “MIR, région Auvergne”, “directrice de la DDASS du Cantal”."""
    schema = _schema(titre)
    if titre.mandat_id is None:
        return f"{schema.profession(titre.role).titre(utilisateur.genre)}, {titre.lieu.service}"
    if titre.nature == Nature.DELEGATION:
        nom, ou = _fonction(schema, titre, titre.pour_genre)
        return f"par délégation de {titre.pour}, {nom}{ou}"
    nom, ou = _fonction(schema, titre, utilisateur.genre)
    if titre.nature == Nature.INTERIM:
        return f"{nom} par intérim{ou}"
    if titre.nature == Nature.SUPPLEANCE:
        return f"{nom} en suppléance de {titre.pour}{ou}"
    return f"{nom}{ou}"


def chapeau(titre: Titre, utilisateur: Identite) -> str:
    """The same under the name in the frame, with the seat in the committee."""
    texte = majuscule(qualite(titre, utilisateur))
    if titre.mandat_id is None or titre.nature == Nature.DELEGATION:
        return texte
    schema = _schema(titre)
    role = schema.role(titre.role)
    if not role.siege:
        return texte
    mots = schema.vocabulaire
    if role.preside:
        return f"{texte}, préside {mots.comite.court.le}"
    return f"{texte}, {mots.membre.court.titre(utilisateur.genre)} {mots.comite.court.du}"


def formule(titre: Titre, utilisateur: Identite) -> str:
    """What stands above a signature; whoever acts for another names that person and the act (règle T5)."""
    fonction = _fonction_longue(titre, titre.pour_genre or utilisateur.genre)
    if titre.nature == Nature.TITULAIRE:
        return f"{majuscule(fonction)}, {utilisateur.affiche}"
    acte = f"{titre.acte} du {date_longue(titre.date_acte)}" if titre.date_acte else titre.acte
    if titre.nature == Nature.INTERIM:
        fonction = _fonction_longue(titre, utilisateur.genre)
        absent = f"intérim de {titre.pour}, {acte}" if titre.pour else acte
        return f"{majuscule(fonction)} par intérim, {utilisateur.affiche} ({absent})"
    maniere = "délégation" if titre.nature == Nature.DELEGATION else "suppléance"
    return f"Pour {fonction} et par {maniere}, {utilisateur.affiche} ({maniere} de {titre.pour}, {acte})"


def titre_du_mandat(mandat: Mandat) -> Titre:
    """The capacity a mandate gives, whoever reads it; load what `avec_noms` names first."""
    pour = mandat.pour.titulaire if mandat.pour else None
    region = mandat.region.propre if mandat.region else None
    service = mandat.service
    return Titre(
        mandat_id=mandat.pk,
        agent_id=None,
        role=mandat.role,
        nature=mandat.nature,
        pole=mandat.pole,
        dispositif_id=mandat.dispositif_id,
        region_id=mandat.region_id,
        service_id=mandat.service_id,
        empreinte=mandat.dispositif.referentiel.empreinte,
        acte=mandat.acte,
        date_acte=mandat.date_acte,
        pour=pour.affiche if pour else "",
        pour_genre=pour.genre if pour else "",
        lieu=Lieu(
            region=region,
            service=service.propre if service else None,
            territoire=service.departement.propre if service and not service.est_siege else region,
        ),
    )


def qualite_du_mandat(mandat: Mandat) -> str:
    """The capacity of the holder of a mandate, inside a sentence."""
    return qualite(titre_du_mandat(mandat), mandat.titulaire)


def _schema(titre: Titre) -> Schema:
    from mutualisation.referentiel.charges import schema_par_empreinte

    return schema_par_empreinte(titre.empreinte)


def _fonction(schema: Schema, titre: Titre, genre: str) -> tuple[str, str]:
    """The short name of the role, and where it is held: (“directrice”, “ de la DDASS du Cantal”)."""
    role = schema.role(titre.role)
    service, region = titre.lieu.service, titre.lieu.region
    if service is not None and role.bref is not None:
        return role.bref.titre(genre), f" {service.de}"
    nom = role.court or role.titre(genre)
    if titre.pole:
        nom = f"{nom} {schema.pole(titre.pole).abrege}"
    if service is not None:
        return nom, f", {service}"
    return nom, f", {schema.vocabulaire.region.nom} {region}" if region else ""


def _fonction_longue(titre: Titre, genre: str) -> str:
    """The full title with its article: “la directrice départementale des affaires sanitaires et sociales du Cantal”."""
    schema = _schema(titre)
    if titre.mandat_id is None:
        return f"{schema.profession(titre.role).accorde(genre).le}, {titre.lieu.service}"
    nom = schema.role(titre.role).accorde(genre).le
    if titre.pole:
        nom = f"{nom} {schema.pole(titre.pole).abrege}"
    return f"{nom} {titre.lieu.territoire.de}" if titre.lieu.territoire else nom
