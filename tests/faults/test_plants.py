"""The mistakes that make prove plants can still be planted, and the tests that must find them exist."""

from __future__ import annotations

import ast
import re
import subprocess

import pytest

from setup.prove import PLANTS, Plant, plants
from setup.steps import ROOT

ALL = plants()


@pytest.mark.parametrize("plant", ALL, ids=lambda plant: plant.patch)
def test_the_mistake_can_be_planted(plant: Plant) -> None:
    done = subprocess.run(  # noqa: S603
        ["git", "apply", "--check", str(plant.path)],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("plant", ALL, ids=lambda plant: plant.patch)
def test_its_test_exists(plant: Plant) -> None:
    path, _, name = plant.test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert re.sub(r"\[.*", "", name) in names


def test_no_patch_is_left_out_of_the_table() -> None:
    listed = {plant.path for plant in ALL}
    assert {path.relative_to(ROOT) for path in (ROOT / PLANTS).glob("*.patch")} == listed
