"""The same on a machine whose processor or kernel has no filter of calls."""

from __future__ import annotations

from drafting.apart import seal
from tests.drafting import planted_reader

seal._CALLS.clear()

if __name__ == "__main__":
    planted_reader.main()
