"""make bench: each measurement of bench/ in turn. A missed goal is printed as MISSED and is no failure."""

from __future__ import annotations

import sys

from setup.steps import ROOT, carry_out, python


def measurements() -> list[str]:
    """The modules of bench/ that can be run; the others are what these share."""
    sources = sorted((ROOT / "bench").glob("*.py"))
    return [path.stem for path in sources if '__name__ == "__main__"' in path.read_text()]


def main() -> int:
    """Carries all out; red when one could not be carried out."""
    done = [carry_out(python(f"bench: {name}", "-m", f"bench.{name}")) for name in measurements()]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
