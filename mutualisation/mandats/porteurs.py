"""Who holds a right on a region today: the reverse of `acteur_de`, for what the software does by itself (règle T4)."""

from __future__ import annotations

from django.db.models import Q

from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.models import Rattachement
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.models import DroitDispositif, DroitRegion
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def porteurs(region: Region, *droits: str) -> list[Acteur]:
    """Everybody with an open account who may do one of these things there today, in the order of names.

    Grants and belonging say who might; the rights of each are then read as they are for a request.
    """
    trouves = Utilisateur.objects.filter(_qui_peut_etre(region, droits), is_active=True).order_by("nom", "prenom", "pk")
    acteurs = (acteur_de(utilisateur) for utilisateur in trouves)
    return [acteur for acteur in acteurs if any(acteur.peut(droit, region) for droit in droits)]


def _qui_peut_etre(region: Region, droits: tuple[str, ...]) -> Q:
    de_la_region = DroitRegion.objects.filter(content_object=region, permission__codename__in=droits)
    du_dispositif = DroitDispositif.objects.filter(content_object=region.dispositif_id, permission__codename__in=droits)
    qui = Q(pk__in=de_la_region.values("user_id")) | Q(pk__in=du_dispositif.values("user_id"))
    metiers = [p.code for p in region.schema.professions if set(p.droits_region) & set(droits)]
    if metiers:
        en_poste = Rattachement.objects.au(aujourdhui(region.fuseau)).filter(service__region=region)
        qui |= Q(pk__in=en_poste.filter(agent__profession__in=metiers).values("agent__utilisateur_id"))
    return qui
