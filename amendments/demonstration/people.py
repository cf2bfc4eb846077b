"""Who takes part in the demonstration: delegations, bodies, people and their seats. All are invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["presidency", "secretariat", "observer", "head", "drafter", "reader"]

PASSWORD = "adref-demo"  # noqa: S105 (printed in the README, for the demonstration alone)

# Code and name, in protocol order: that of the members' names in their own languages; the Community last.
DELEGATIONS: tuple[tuple[str, str], ...] = (
    ("CZ", "Czechia"),
    ("DE", "Germany"),
    ("IE", "Ireland"),
    ("ES", "Spain"),
    ("FR", "France"),
    ("IT", "Italy"),
    ("NL", "Netherlands"),
    ("AT", "Austria"),
    ("PL", "Poland"),
    ("SE", "Sweden"),
    ("SOC", "Southern Observatories Community"),
)


# The same in the order of their English names, as the United Nations seats them.
IN_ENGLISH_ORDER = tuple(sorted(DELEGATIONS, key=lambda delegation: delegation[1]))


@dataclass(frozen=True, slots=True)
class DemoBody:
    """A body, its members (code and name, in its order), and the codes of those that hold the Presidency."""

    code: str
    name: str
    family: Literal["council", "un"]
    delegations: tuple[tuple[str, str], ...]
    presidency: tuple[str, ...]
    pen: Literal["presidency", "sponsor", "parties"]


@dataclass(frozen=True, slots=True)
class Person:
    """A user and the one seat held in every body; `role` None holds none anywhere."""

    username: str
    name: str
    role: Role | None
    delegation: str | None = None


WORKING_PARTY = DemoBody(
    code="NIGHTSKY",
    name="Working Party on the Night Sky",
    family="council",
    delegations=DELEGATIONS,
    presidency=("AT", "SOC"),
    pen="presidency",
)
COMMISSION = DemoBody(
    code="CN31",
    name="Commission on Dark and Quiet Skies",
    family="un",
    delegations=IN_ENGLISH_ORDER,
    presidency=("AT", "SOC"),
    pen="sponsor",
)
BODIES: tuple[DemoBody, ...] = (WORKING_PARTY, COMMISSION)

OFFICES: tuple[Person, ...] = (
    Person("secretariat", "Henrik Dahlgaard", "secretariat"),
    Person("presidency", "Eva Holzer", "presidency", "AT"),
    Person("presidency2", "Thandiwe Mokoena", "presidency", "SOC"),
    Person("observer", "Beatriz Carrasco", "observer"),
    Person("outsider", "Oliver Penhale", None),
)
HEADS: tuple[Person, ...] = (
    Person("france", "Marie Aubert", "head", "FR"),
    Person("germany", "Friederike Brandt", "head", "DE"),
    Person("sweden", "Astrid Lindqvist", "head", "SE"),
    Person("italy", "Chiara Bellandi", "head", "IT"),
    Person("spain", "Ignacio Valverde", "head", "ES"),
    Person("poland", "Zofia Wierzbicka", "head", "PL"),
    Person("austria", "Matthias Pichler", "head", "AT"),
    Person("ireland", "Niamh Delaney", "head", "IE"),
    Person("netherlands", "Pieter van der Meulen", "head", "NL"),
    Person("czechia", "Tomáš Havelka", "head", "CZ"),
    Person("southern", "Rodrigo Huenchumán", "head", "SOC"),
)
DRAFTERS: tuple[Person, ...] = (
    Person("france2", "Luc Ferrand", "drafter", "FR"),
    Person("germany2", "Jonas Ehlert", "drafter", "DE"),
    Person("sweden2", "Elin Sundström", "drafter", "SE"),
    Person("italy2", "Davide Montanari", "drafter", "IT"),
    Person("spain2", "Lucía Pedraza", "drafter", "ES"),
    Person("poland2", "Marek Sobczyk", "drafter", "PL"),
    Person("austria2", "Johanna Reiter", "drafter", "AT"),
    Person("ireland2", "Cormac Tierney", "drafter", "IE"),
    Person("netherlands2", "Sanne Verhoeven", "drafter", "NL"),
    Person("czechia2", "Lenka Dvořáková", "drafter", "CZ"),
    Person("southern2", "Naledi Dube", "drafter", "SOC"),
)
READERS: tuple[Person, ...] = (Person("france3", "Camille Rousselet", "reader", "FR"),)
PEOPLE: tuple[Person, ...] = OFFICES + HEADS + DRAFTERS + READERS
