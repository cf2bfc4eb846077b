from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from drafting.management.roles import Application, granted, made


class Command(BaseCommand):
    help = (
        "Run by the owner of the tables (DATABASE_URL): makes the role of APPLICATION_DATABASE_URL, unless it is"
        " there, and lets it do what the application does and nothing else."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles.")
        application = Application.from_url(os.environ["APPLICATION_DATABASE_URL"])
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_user = %s", [application.role])
            if cursor.fetchone() == (True,):
                raise CommandError(
                    "The application would sign in as the owner of the tables, who may do everything."
                )
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [application.role])
            if cursor.fetchone() is None:
                cursor.execute(made(application))
            for statement in granted(application):
                cursor.execute(statement)
        self.stdout.write(
            f"{application.role} may write in {application.database}, and not change its record."
        )
