from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from drafting.second_factor import forget_second_factor


class Command(BaseCommand):
    help = "Takes a person's second factor away: for who has lost the phone and the recovery codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Nobody is called {username} here.")
        if not forget_second_factor(user):
            raise CommandError(f"{username} has no second factor.")
        self.stdout.write(
            f"{username} signs in with the password alone; seats that need a second factor sleep until there is one."
        )
