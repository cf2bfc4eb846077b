"""The routes of amendments under /api/."""

from __future__ import annotations

from django.urls import URLPattern, path

from amendments.api import (
    agreements,
    amendments,
    conflicts,
    decisions,
    floors,
    papers,
    positions,
    revisions,
    rounds,
    verbs,
)

urlpatterns: list[URLPattern] = [
    path("drafts/<uuid:pk>/amendments/", amendments.Amendments.as_view(), name="api-amendments"),
    path("drafts/<uuid:pk>/conflicts/", conflicts.Conflicts.as_view(), name="api-conflicts"),
    path("drafts/<uuid:pk>/rounds/", rounds.Rounds.as_view(), name="api-rounds"),
    path("drafts/<uuid:pk>/positions/", positions.Positions.as_view(), name="api-positions"),
    path("drafts/<uuid:pk>/agreements/", agreements.Agreements.as_view(), name="api-agreements"),
    path("drafts/<uuid:pk>/revisions/", revisions.Revisions.as_view(), name="api-revisions"),
    path("drafts/<uuid:pk>/papers/", papers.Papers.as_view(), name="api-order-paper"),
    path("revisions/<uuid:pk>/papers/marked/", papers.MarkedPapers.as_view(), name="api-order-marked-paper"),
    path("drafts/<uuid:pk>/announce/", decisions.Announce.as_view(), name="api-announce"),
    path("drafts/<uuid:pk>/floor/", floors.GiveFloor.as_view(), name="api-floor"),
    path("rounds/<uuid:pk>/release/", rounds.Release.as_view(), name="api-round-release"),
    path("positions/<uuid:pk>/", positions.OnePosition.as_view(), name="api-position"),
    path("positions/<uuid:pk>/confirm/", positions.Confirm.as_view(), name="api-position-confirm"),
    path("amendments/<uuid:pk>/", amendments.OneAmendment.as_view(), name="api-amendment"),
    path("amendments/<uuid:pk>/submit/", verbs.Submit.as_view(), name="api-amendment-submit"),
    path("amendments/<uuid:pk>/withdraw/", verbs.Withdraw.as_view(), name="api-amendment-withdraw"),
    path("amendments/<uuid:pk>/confirm/", verbs.Confirm.as_view(), name="api-amendment-confirm"),
    path("amendments/<uuid:pk>/disown/", verbs.Disown.as_view(), name="api-amendment-disown"),
    path("amendments/<uuid:pk>/rebase/", verbs.Rebase.as_view(), name="api-amendment-rebase"),
    path("amendments/<uuid:pk>/lapse/", verbs.Lapse.as_view(), name="api-amendment-lapse"),
    path("amendments/<uuid:pk>/cosponsors/", verbs.Cosponsors.as_view(), name="api-amendment-cosponsors"),
    path("amendments/<uuid:pk>/floor/", floors.Floor.as_view(), name="api-amendment-floor"),
    path("amendments/<uuid:pk>/authorship/", floors.Authorship.as_view(), name="api-amendment-authorship"),
    path("amendments/<uuid:pk>/decision/", decisions.OneDecision.as_view(), name="api-amendment-decision"),
]
