"""The API for people to read: every route of the OpenAPI description on one page, without a script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from drf_spectacular.generators import SchemaGenerator

METHODS = ("get", "post", "patch", "put", "delete")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked: `sent` and `answered` are names of fields."""

    noun: str
    method: str
    path: str
    said: str
    query: tuple[str, ...]
    sent: tuple[str, ...]
    answered: tuple[str, ...]


def api_docs(request: HttpRequest) -> HttpResponse:
    """`/api/docs/`: the operations in groups, one for each noun."""
    groups = [(noun, list(each)) for noun, each in groupby(operations(), key=lambda one: one.noun)]
    return render(request, "api_docs.html", {"groups": groups})


@lru_cache(maxsize=1)
def operations() -> tuple[Operation, ...]:
    """What the schema describes, in its order; it does not change while the process lives."""
    schema = SchemaGenerator().get_schema(request=None, public=True)
    return tuple(
        _operation(path, method, item[method], schema["components"]["schemas"])
        for path, item in sorted(schema["paths"].items())
        for method in METHODS
        if method in item
    )


def _operation(path: str, method: str, described: Json, shapes: Json) -> Operation:
    good = [answer for status, answer in described["responses"].items() if status.startswith("2")]
    return Operation(
        noun=described["tags"][0],
        method=method.upper(),
        path=path,
        said=described.get("description", ""),
        query=tuple(each["name"] for each in described.get("parameters", ()) if each["in"] == "query"),
        sent=_fields(described.get("requestBody", {}), shapes),
        answered=_fields(good[0] if good else {}, shapes),
    )


def _fields(body: Json, shapes: Json) -> tuple[str, ...]:
    """The names of the fields of a JSON body, or of each item where it is a list."""
    contents: list[Json] = list(body.get("content", {}).values())
    shape: Json = contents[0].get("schema", {}) if contents else {}
    if shape.get("type") == "array":
        shape = shape["items"]
    if "$ref" in shape:
        shape = shapes[shape["$ref"].rpartition("/")[2]]
    return tuple(shape.get("properties", ()))
