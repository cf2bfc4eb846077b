"""The nouns of amending, one a file."""

from amendments.models.agreement import Agreement
from amendments.models.amendment import Amendment
from amendments.models.change import Change
from amendments.models.decision import Decision
from amendments.models.position import Position
from amendments.models.round import Round
from amendments.models.sponsorship import Sponsorship

__all__ = ["Agreement", "Amendment", "Change", "Decision", "Position", "Round", "Sponsorship"]
