"""Words that lie near to whoever guesses passwords of this site (docs/operating.md, "Passwords")."""

from __future__ import annotations

import re

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

WORDS = (
    "adref",
    "amendment",
    "body",
    "chair",
    "coreper",
    "council",
    "delegation",
    "draft",
    "general assembly",
    "head",
    "institution",
    "mission",
    "negotiation",
    "observer",
    "password",
    "presidency",
    "president",
    "reader",
    "resolution",
    "revision",
    "secretariat",
    "secretary",
    "union",
    "united nations",
    "working party",
    "amendement",
    "assemblée",
    "chef",
    "conseil",
    "délégation",
    "groupe",
    "lecteur",
    "mot de passe",
    "motdepasse",
    "négociation",
    "présidence",
    "président",
    "projet",
    "résolution",
    "révision",
    "secrétariat",
    "secrétaire",
)
# Of what is no such word, so many characters make a password.
OWN_AT_LEAST = 8


class OurWordsValidator(CommonPasswordValidator):
    """Refuses a password that is little else than such words, the site's name or the person's user name."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        near = (*WORDS, *_names_of_site(), *([user.get_username()] if user else []))
        known = "|".join(re.escape(word) for word in sorted(filter(None, near), key=len, reverse=True))
        own, found = re.subn(known, "", password, flags=re.IGNORECASE)
        if found and len(own) < OWN_AT_LEAST:
            raise ValidationError(self.get_error_message(), code="password_too_common")


def _names_of_site() -> list[str]:
    return [part for host in settings.ALLOWED_HOSTS for part in host.split(".") if len(part) > 3]
