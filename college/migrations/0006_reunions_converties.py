"""Meetings known only as planned or held take their place in the longer life of règle C2.

A held meeting waits for its minutes; each opinion it gave becomes a point of its agenda.
"""

from django.db import migrations

ETATS = {"prevue": "preparation", "tenue": "projet"}


def convertir(apps, schema_editor):
    """States by their new names, then one point by opinion."""
    Reunion = apps.get_model("college", "Reunion")
    Avis = apps.get_model("college", "Avis")
    Point = apps.get_model("college", "PointReunion")
    # Attendance recorded ahead: those people were told in some way.
    pointees = Reunion.objects.filter(etat="prevue", presences__isnull=False)
    Reunion.objects.filter(pk__in=list(pointees.values_list("pk", flat=True))).update(etat="convoquee")
    for ancien, nouveau in ETATS.items():
        Reunion.objects.filter(etat=ancien).update(etat=nouveau)
    rangs: dict = {}
    points: dict = {}
    for avis in (
        Avis.objects.filter(point=None).select_related("reunion", "dossier").order_by("reunion", "pour_version")
    ):
        if (avis.reunion_id, avis.dossier_id) in points:
            # Given before the meeting met, on a version submitted since: the one on the next version stays.
            precedent = points.pop((avis.reunion_id, avis.dossier_id))
            point, _ = precedent.point, precedent.delete()
            point.delete()
        rang = rangs[avis.reunion_id] = rangs.get(avis.reunion_id, 0) + 1
        # A meeting still to come keeps the text on its agenda, not an opinion given before it met.
        close = avis.reunion.close_le
        avis.point = Point.objects.create(
            reunion=avis.reunion,
            rang=rang,
            genre="projet",
            titre=f"{avis.dossier.titre}, version {avis.pour_version}",
            duree=30,
            dossier=avis.dossier,
            issue=avis.sens if close else "",
            traite_le=close,
        )
        avis.save(update_fields=["point"])
        points[avis.reunion_id, avis.dossier_id] = avis


class Migration(migrations.Migration):
    dependencies = [("college", "0005_vie_des_reunions")]

    operations = [migrations.RunPython(convertir, migrations.RunPython.noop)]
