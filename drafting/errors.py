"""What a verb says when it is refused: expected, explained, and with a code other programs can rely on."""

from __future__ import annotations

from django.utils.translation import gettext as _


class DomainError(Exception):
    """A refused verb.

    `code` is stable and machine-readable ("already_decided"), `status` the HTTP status it becomes, `detail` one
    sentence for a person, `facts` what else the asker may know (JSON values), such as the winner's decision.
    """

    def __init__(self, code: str, detail: str, *, status: int = 400, **facts: object) -> None:
        super().__init__(detail)
        self.code, self.detail, self.status, self.facts = code, detail, status, facts


class Hidden(DomainError):
    """What may not be known to exist answers like what does not exist."""

    def __init__(self) -> None:
        super().__init__("not_found", _("There is nothing here that you may see."), status=404)


class Forbidden(DomainError):
    """Visible, but not this seat's to do."""

    def __init__(self, detail: str, code: str = "forbidden", **facts: object) -> None:
        super().__init__(code, detail, status=403, **facts)


class Clash(DomainError):
    """Somebody else was first, or the state has moved on."""

    def __init__(self, code: str, detail: str, **facts: object) -> None:
        super().__init__(code, detail, status=409, **facts)
