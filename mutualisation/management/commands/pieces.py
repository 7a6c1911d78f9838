"""`manage.py pieces`"""

from django.core.management.base import BaseCommand, CommandError

from mutualisation.pieces.conservation import verifier


class Command(BaseCommand):
    """Check the files of joined documents."""

    help = "Relit chaque document joint et le compare à son empreinte ; échoue s’il en manque ou si l’un a changé."

    def handle(self, *args: object, **options: object) -> None:
        bilan = verifier()
        for quoi, pieces in (("perdue", bilan.perdues), ("altérée", bilan.alterees)):
            for piece in pieces:
                self.stderr.write(f"Pièce {piece.pk} {quoi} : {piece.nom} ({piece.porteur} {piece.objet_id}).")
        self.stdout.write(
            f"Pièces intactes : {bilan.intactes} ; perdues : {len(bilan.perdues)} ; altérées : {len(bilan.alterees)}."
        )
        if bilan.perdues or bilan.alterees:
            raise CommandError("Des documents joints manquent ou ont changé.")
