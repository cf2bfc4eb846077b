"""JSON is taken for a value of one of our types, or refused: whoever wrote it, nothing else can come of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Taker = Callable[[object], Any]


class MalformedError(ValueError):
    """What was said is no value of the type expected."""


def value_of(kind: type[T], plain: object) -> T:
    """The value that `orjson` wrote as `plain`: of dataclasses, tuples of one kind (X, ...), mappings from str,
    unions, literals, str, int and None. Raises MalformedError where it is anything else, or more, or less."""
    taken: T = _taker(cast(Hashable, kind))(plain)
    return taken


@cache
def _taker(kind: Any) -> Taker:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return partial(_one_of, inner)
    if origin in (Union, UnionType):
        return partial(_first_that_takes, tuple(map(_taker, inner)))
    if origin is tuple:
        return partial(_each, _taker(inner[0]))
    if origin is dict:
        return partial(_each_by_name, _taker(inner[1]))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_made, kind, {field.name: _taker(hints[field.name]) for field in fields(kind)})
    return partial(_itself, kind)


def _itself(kind: type, plain: object) -> object:
    if type(plain) is not kind:  # and True is no int
        raise MalformedError
    return plain


def _one_of(literals: tuple[object, ...], plain: object) -> object:
    if type(plain) is not str or plain not in literals:
        raise MalformedError
    return plain


def _first_that_takes(takers: tuple[Taker, ...], plain: object) -> object:
    for taker in takers:
        try:
            return taker(plain)
        except MalformedError:
            continue
    raise MalformedError


def _each(taker: Taker, plain: object) -> tuple[object, ...]:
    if not isinstance(plain, list):
        raise MalformedError
    return tuple(map(taker, plain))


def _each_by_name(taker: Taker, plain: object) -> dict[str, object]:
    if not isinstance(plain, dict):
        raise MalformedError
    return {name: taker(each) for name, each in plain.items()}


def _made(kind: Callable[..., object], takers: dict[str, Taker], plain: object) -> object:
    if not isinstance(plain, dict) or plain.keys() != takers.keys():
        raise MalformedError
    return kind(**{name: taker(plain[name]) for name, taker in takers.items()})
