"""make bench: each measurement of bench/ in turn. A missed goal is printed as MISSED and is no failure."""

from __future__ import annotations

import sys

from setup.steps import ROOT, carry_out, python

# What the measurements share; not a measurement.
SHARED = {"__init__", "report"}


def main() -> int:
    """Carries all out; red when one could not be carried out."""
    names = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem not in SHARED)
    done = [carry_out(python(f"bench: {name}", "-m", f"bench.{name}")) for name in names]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
