"""How the college works until its own rules say otherwise (règles C2, C3, V3)."""

from typing import Annotated

from pydantic import Field

from mutualisation.referentiel.schema.base import Jours, Pourcent, Table


class College(Table):
    """Defaults of the college's rules; each region may adopt others by its validated règlement intérieur.

    A scheme without this table has no college: nothing of it shows.
    """

    # Days between the convocation and the meeting.
    preavis_jours: Jours
    # Share of those expected who must be there, in person or represented, for an opinion to be given.
    quorum: Pourcent
    # How many others one person may represent; 0: nobody is represented.
    representations_max: Annotated[int, Field(ge=0, le=10)]
    # Minutes may leave before their approval, marked so (règle C3).
    transmission_avant_approbation: bool = False
    # Days after the meeting to write its minutes, for the figures of règle C6.
    compte_rendu_jours: Jours
