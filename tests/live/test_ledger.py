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


def put(client: int, start: int, text: str, *, before: tuple[int, int] | None = None) -> Update:
    return Update(b"", (Block(client, start, len(text), STRING, right=before, text=text),), ())


def begun() -> Ledger:
    """ "Ships " of the text we began with, "and boats " of France's, "sail." of Sweden's, each their own client."""
    ledger = Ledger()
    ledger.take_in(put(1, 0, "Ships "), None)
    ledger.take_in(put(2, 0, "and boats "), "FR")
    ledger.take_in(put(3, 0, "sail."), "SE")
    return ledger


def parted(text: str, *struck: tuple[int, int, int]) -> Update:
    """Germany strikes and puts in at once, as when a paragraph is parted."""
    return Update(b"", (Block(9, 0, len(text), STRING, text=text),), struck)


def test_words_put_elsewhere_as_they_were_stay_whose_they_were() -> None:
    ledger = begun()
    ledger.take_in(parted("ps and boats sail.", (1, 3, 3), (2, 0, 10), (3, 0, 5)), "DE")
    assert list(ledger.writers(9, 0, 18)) == [(0, 3, None), (3, 13, "FR"), (13, 18, "SE")]
    assert [each.who for client in (1, 2, 3) for each in ledger.deletions(client, 0, 99)] == [
        None,
        None,
        None,
    ]
    assert ledger.seats() == {"FR", "SE"}


def test_words_cut_now_and_pasted_later_stay_whose_they_were() -> None:
    ledger = begun()
    ledger.take_in(Update(b"", (), ((2, 0, 10),)), "DE")
    ledger.take_in(put(9, 0, "boats"), "DE")
    assert list(ledger.writers(9, 0, 5)) == [(0, 5, "FR")]
    assert [(each.who, each.text) for each in ledger.deletions(2, 0, 10)] == [
        ("DE", "and "), (None, "boats"), ("DE", " "),
    ]  # fmt: skip


def test_who_puts_back_what_another_struck_says_it_himself() -> None:
    ledger = begun()
    ledger.take_in(Update(b"", (), ((2, 0, 10),)), "DE")
    ledger.take_in(put(8, 0, "and boats "), "SE")
    assert list(ledger.writers(8, 0, 10)) == [(0, 10, "SE")]


def test_a_deletion_undone_letter_by_letter_gives_the_words_back() -> None:
    ledger = begun()
    ledger.take_in(Update(b"", (), ((3, 2, 2),)), "DE")
    ledger.take_in(put(9, 0, "l", before=(3, 3)), "DE")
    ledger.take_in(put(9, 1, "i", before=(3, 2)), "DE")
    assert list(ledger.writers(9, 0, 2)) == [(0, 2, "SE")]


def test_what_is_typed_anew_is_the_typist_s() -> None:
    ledger = begun()
    ledger.take_in(Update(b"", (), ((3, 0, 5),)), "DE")
    for place, letter in enumerate("sail."):
        ledger.take_in(put(9, place, letter), "DE")
    ledger.take_in(put(9, 5, "sailing"), "DE")
    assert list(ledger.writers(9, 0, 12)) == [(0, 12, "DE")]


def test_a_text_made_up_of_crumbs_is_its_writer_s() -> None:
    ledger = Ledger()
    ledger.take_in(put(1, 0, "a-b-c-d-e-f"), "FR")
    for clock in range(0, 11, 2):
        ledger.take_in(Update(b"", (), ((1, clock, 1),)), "DE")
    ledger.take_in(put(9, 0, "facade"), "DE")
    assert list(ledger.writers(9, 0, 6)) == [(0, 6, "DE")]


def test_what_is_put_back_outlasts_a_snapshot() -> None:
    ledger = begun()
    ledger.take_in(parted("boats sail.", (2, 4, 6), (3, 0, 5)), "DE")
    again = Ledger.from_stored(ledger.stored())
    assert list(again.writers(9, 0, 11)) == [(0, 6, "FR"), (6, 11, "SE")]


def test_whoever_put_words_back_is_still_known_as_the_client_s_person() -> None:
    ledger = begun()
    ledger.take_in(parted("boats sail.", (2, 4, 6), (3, 0, 5)), "DE")
    again = Ledger.from_stored(ledger.stored())
    assert again.last_seats() == ledger.last_seats() == {2: "FR", 3: "SE", 9: "DE"}
    assert list(again.put_back()) == list(ledger.put_back()) == [(9, 0, 6, "FR"), (9, 6, 11, "SE")]
