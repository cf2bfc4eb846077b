"""Who wrote and who struck what, by the rows of a log; all of it in the one client's letters a to j."""

from __future__ import annotations

from drafting.live.ledger import Ledger
from drafting.live.parse_update import STRING, Block, Update

CLIENT = 7


def wrote(start: int, text: str) -> Update:
    return Update(b"", (Block(CLIENT, start, len(text), STRING, text=text),), ())


def struck(start: int, length: int) -> Update:
    return Update(b"", (), ((CLIENT, start, length),))


def test_what_is_struck_twice_was_struck_by_the_first() -> None:
    ledger = Ledger()
    ledger.take_in(wrote(0, "abcdefghij"), None)
    for who, start, length in (("FR", 2, 1), ("SE", 5, 1), ("FR", 0, 10)):
        ledger.take_in(struck(start, length), who)
    assert [(each.who, each.text) for each in ledger.deletions(CLIENT, 0, 10)] == [
        ("FR", "abcde"),
        ("SE", "f"),
        ("FR", "ghij"),
    ]


def test_what_one_struck_bit_by_bit_is_one() -> None:
    ledger = Ledger()
    ledger.take_in(wrote(0, "abcdefghij"), None)
    for start, length in ((2, 1), (5, 1), (7, 1), (0, 10)):
        ledger.take_in(struck(start, length), "FR")
    assert [(each.who, each.text) for each in ledger.deletions(CLIENT, 0, 10)] == [("FR", "abcdefghij")]


def test_what_is_sent_again_is_whose_sent_it_first() -> None:
    ledger = Ledger()
    ledger.take_in(wrote(0, "abc"), "FR")
    ledger.take_in(wrote(0, "abcdef"), "SE")
    assert list(ledger.writers(CLIENT, 0, 6)) == [(0, 3, "FR"), (3, 6, "SE")]
    assert list(ledger.writers(CLIENT, 2, 4)) == [(2, 3, "FR"), (3, 4, "SE")]


def test_all_who_wrote_or_struck_anything_are_in_it() -> None:
    ledger = Ledger()
    ledger.take_in(wrote(0, "abc"), None)
    ledger.take_in(wrote(3, "def"), "FR")
    ledger.take_in(struck(0, 1), "SE")
    assert ledger.seats() == {"FR", "SE"}
    assert Ledger.from_stored(ledger.stored()).seats() == {"FR", "SE"}
