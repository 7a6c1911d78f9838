"""Extensions the constraints and the sorting of French names need."""

from django.contrib.postgres.operations import BtreeGistExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    operations = [BtreeGistExtension(), UnaccentExtension()]
