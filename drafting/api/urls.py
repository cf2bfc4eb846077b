"""The routes of drafting under /api/."""

from __future__ import annotations

from django.urls import path

from drafting.api import bodies, drafts, revisions, rooms
from drafting.api.tokens import Token

urlpatterns = [
    path("token/", Token.as_view(), name="api-token"),
    path("me/", bodies.Me.as_view(), name="api-me"),
    path("bodies/", bodies.Bodies.as_view(), name="api-bodies"),
    path("bodies/<uuid:pk>/", bodies.OneBody.as_view(), name="api-body"),
    path("bodies/<uuid:pk>/seats/", bodies.Seats.as_view(), name="api-seats"),
    path("bodies/<uuid:pk>/invitations/", bodies.Invitations.as_view(), name="api-invitations"),
    path("seats/<uuid:pk>/", bodies.OneSeat.as_view(), name="api-seat"),
    path("drafts/", drafts.Drafts.as_view(), name="api-drafts"),
    path("drafts/<uuid:pk>/", drafts.OneDraft.as_view(), name="api-draft"),
    path("drafts/<uuid:pk>/text/", drafts.DraftText.as_view(), name="api-draft-text"),
    path("drafts/<uuid:pk>/paragraphs/", drafts.Paragraphs.as_view(), name="api-paragraphs"),
    path("drafts/<uuid:pk>/record/", revisions.Record.as_view(), name="api-record"),
    path("rooms/<uuid:pk>/authors/", rooms.Authors.as_view(), name="api-room-authors"),
    path("revisions/<uuid:pk>/", revisions.OneRevision.as_view(), name="api-revision"),
    path("revisions/<uuid:pk>/compare/", revisions.Compare.as_view(), name="api-compare"),
    path("revisions/<uuid:pk>/provenance/", revisions.Provenance.as_view(), name="api-provenance"),
    path("revisions/<uuid:pk>/papers/", revisions.Papers.as_view(), name="api-papers"),
    path("revisions/<uuid:pk>/papers.zip", revisions.PapersZip.as_view(), name="api-papers-zip"),
    path("papers/<uuid:pk>/", revisions.OnePaper.as_view(), name="api-paper"),
]
