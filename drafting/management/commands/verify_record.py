from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drafting.actions.verify_record import verify_record


class Command(BaseCommand):
    help = "Checks the record of acts: every chain from its first link to its last."

    def handle(self, *args: Any, **options: Any) -> None:
        read, faults = verify_record()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(
                f"The record does not verify: {len(faults)} faults in {read} acts.", returncode=1
            )
        self.stdout.write(f"The record verifies: {read} acts.")
