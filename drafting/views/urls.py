"""The routes of the pages that need no amendment: bodies and seats, new drafts, reading a file in."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.views.i18n import set_language

from drafting.views import bodies, drafts, founding, preparation, seats

urlpatterns: list[URLPattern] = [
    path("language/", set_language, name="set_language"),
    path("seats/choose/", seats.choose, name="choose_seat"),
    path("seats/<uuid:pk>/end/", seats.end, name="end_seat"),
    path("seats/<uuid:pk>/invitation/", seats.invitation, name="invitation"),
    path("bodies/new/", founding.new_body, name="new_body"),
    path("bodies/<uuid:pk>/", bodies.body, name="body"),
    path("bodies/<uuid:pk>/seats/", seats.give, name="give_seat"),
    path("bodies/<uuid:pk>/invitations/", seats.invite, name="invite_person"),
    path("bodies/<uuid:pk>/drafts/new/", drafts.new, name="new_draft"),
    path("drafts/<uuid:pk>/preparation/", preparation.preparation, name="preparation"),
    path("drafts/<uuid:pk>/preparation/findings/", preparation.proofread, name="findings"),
    path("drafts/<uuid:pk>/preparation/numbers/", preparation.numbers, name="number_anew"),
]
