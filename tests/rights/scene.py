"""One scene with everything the table of rights speaks of: made once by the verbs, looked at by every persona."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from drafting.models import Seat
from drafting.tasks import make_waiting_papers
from tests.journeys.people import PASSWORD, Person, founded_body

PERSONAS = ("anon", "obs", "rdr", "drf", "head", "drfB", "headB", "pres", "secr", "form", "else")
USERS = {
    "obs": "observer",
    "rdr": "france3",
    "drf": "france2",
    "head": "france",
    "drfB": "germany2",
    "headB": "germany",
    "pres": "presidency",
    "secr": "secretariat",
    "form": "former",
    "else": "stranger",
}
TEXT = b"""1. WE AGREE to keep the lamps low.

2. WE DECIDE to look up more often.

3. WE INVITE the birds to stay.
"""


class Scene:
    """`names`: what stands for {draft}, {open} … in a path; `sent`: the body that a word behind a path stands for."""

    def __init__(self) -> None:
        self.body, people = founded_body()
        self.secretariat, self.presidency, self.france = (
            people[name] for name in ("secretariat", "presidency", "france")
        )
        self._seat_the_others()
        self.names: dict[str, str] = {"body": self.body["id"]}
        self._drafts()
        self._amendments()
        self._rest()
        make_waiting_papers()
        papers = self.france.get(f"revisions/{self.names['revision']}/papers/")
        self.names["paper"] = papers[0]["id"]

    def _seat_the_others(self) -> None:
        for username in ("france2", "france3", "former", "stranger", "newcomer"):
            User.objects.create_user(username, password=PASSWORD)
        self._invite()
        self._seat("france2", "drafter", "FR")
        self._seat("france3", "reader", "FR")
        ended = timezone.now() - datetime.timedelta(days=1)
        self._seat("former", "head", "FR", until=ended.isoformat())
        sent = {"name": "Another body", "code": "OTHER", "delegations": ["FR"], "presidency": []}
        other = self.secretariat.post("bodies/", sent, status=201)
        seat = {"username": "stranger", "role": "head", "delegation": "FR"}
        self.secretariat.post(f"bodies/{other['id']}/seats/", seat, status=201)

    def _invite(self) -> None:
        sent = {"username": "amelie", "name": "Amélie Roux", "role": "reader", "delegation": "FR"}
        invited = self.secretariat.post(f"bodies/{self.body['id']}/invitations/", sent, status=201)
        self.invited_seat = invited["seat"]["id"]

    def _seat(self, username: str, role: str, delegation: str, **more: str) -> None:
        sent = {"username": username, "role": role, "delegation": delegation} | more
        self.secretariat.post(f"bodies/{self.body['id']}/seats/", sent, status=201)

    def _drafts(self) -> None:
        for name, symbol in (("draft", "WK 1/2026 INIT"), ("unissued", "WK 2/2026 INIT")):
            sent = {"title": name, "body": self.body["id"], "family": "council", "symbol": symbol}
            self.names[name] = self.presidency.post("drafts/", sent, status=201)["id"]
            self.presidency.upload(f"drafts/{self.names[name]}/text/", "text.txt", TEXT)
        self.path = f"drafts/{self.names['draft']}"
        opened = {"release": "at_once"}
        self.names["round"] = self.presidency.post(f"{self.path}/rounds/", opened, status=201)["id"]
        self.names["revision"] = self.presidency.post(f"{self.path}/revisions/", status=201)["id"]
        self.paragraphs = self.france.get(f"{self.path}/paragraphs/")
        self.names["first"] = self.paragraphs[0]["id"]

    def amendment(self, words: str, **more: str) -> dict[str, Any]:
        """An amendment of the first paragraph, as sent."""
        text = self.paragraphs[0]["text"].replace("low", words)
        change = {"act": "reword", "paragraph": self.paragraphs[0]["id"], "text": text}
        return {"changes": [change]} | more

    def _amendments(self) -> None:
        for name in ("prepared", "shared", "private", "open", "decided"):
            made = self.france.post(
                f"{self.path}/amendments/", self.amendment(f"as low as {name}"), status=201
            )
            self.names[name] = made["id"]
        self.france.post(f"amendments/{self.names['shared']}/cosponsors/", {"delegation": "DE"}, status=201)
        self.france.post(f"amendments/{self.names['private']}/submit/", {"to": "presidency"})
        floor = {"paragraph": self.paragraphs[1]["id"], "delegations": ["DE"]}
        self.names["group"] = self.presidency.post(f"{self.path}/floor/", floor, status=201)["id"]
        own = self.amendment("as low as we can")
        self.names["own"] = self.presidency.post(f"{self.path}/amendments/", own, status=201)["id"]
        for name in ("open", "decided"):
            self.france.post(f"amendments/{self.names[name]}/submit/")
        decision = {"outcome": "reject", "reason": "canary of the chair"}
        self.presidency.post(f"amendments/{self.names['decided']}/decision/", decision, status=201)

    def _rest(self) -> None:
        sent = {"stance": "support", "amendment": self.names["open"]}
        self.names["position"] = self.france.post(f"{self.path}/positions/", sent, status=201)["id"]
        self.names["invited_seat"] = self.invited_seat
        self.names["drafter_seat"] = str(Seat.objects.get(user__username="france2").pk)
        paragraph = self.paragraphs[1]["id"]
        self.sent: dict[str, dict[str, Any]] = {
            "drafter_of_france": {"username": "newcomer", "role": "drafter", "delegation": "FR"},
            "invited_to_france": {
                "username": "colette",
                "name": "Colette Mabire",
                "role": "drafter",
                "delegation": "FR",
            },
            "observer": {"username": "newcomer", "role": "observer"},
            "new_draft": {
                "title": "Another",
                "body": self.body["id"],
                "family": "council",
                "symbol": "WK 3/2026",
            },
            "cover": {"cover": [{"field": "from", "text": "Presidency"}]},
            "amendment": self.amendment("lower"),
            "on_behalf": self.amendment("lower", on_behalf_of="SE"),
            "justification": {"justification": "Another."},
            "invitation": {"delegation": "SE"},
            "answer": {"accept": True},
            "floor": {"paragraph": paragraph, "delegations": []},
            "to_all": {"delegations": "all"},
            "acceptance": {"outcome": "accept"},
            "support": {"stance": "support", "paragraph": paragraph},
            "support_on_behalf": {"stance": "support", "paragraph": paragraph, "on_behalf_of": "SE"},
            "agreed": {"paragraph": paragraph, "state": "agreed"},
            "disposition": {"paper": "disposition", "format": "csv"},
            "for_the_public": {"paper": "disposition", "format": "csv", "audience": "public"},
            "for_the_presidency": {"paper": "disposition", "format": "csv", "audience": "presidency"},
            "underlined": {"format": "pdf", "profile": "underline"},
            "POST bodies/": {"name": "New", "code": "NEW", "delegations": ["FR"], "presidency": []},
        }


def clients() -> dict[str, Person | None]:
    """Each persona's own client; None for who is signed out."""
    return {"anon": None} | {persona: Person(username) for persona, username in USERS.items()}
