"""The routes of the pages that need amendments."""

from __future__ import annotations

from django.urls import URLPattern, path

from amendments.views import (
    amendment,
    amendment_list,
    deciding,
    deeds,
    editing,
    floors,
    home,
    issue,
    ordering,
    paper_list,
    record,
    revisions,
    table,
    text,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("drafts/<uuid:pk>/", text.text, name="text"),
    path("drafts/<uuid:pk>/begin/", editing.begin, name="begin_amendment"),
    path("drafts/<uuid:pk>/amend/", editing.amend, name="amend"),
    path("drafts/<uuid:pk>/amendments/", amendment_list.amendments, name="amendments"),
    path("drafts/<uuid:pk>/table/", table.table, name="table"),
    path("drafts/<uuid:pk>/table/result/", table.result, name="table_result"),
    path("drafts/<uuid:pk>/floor/", floors.give, name="give_floor"),
    path("drafts/<uuid:pk>/announce/", deciding.announce, name="announce"),
    path("drafts/<uuid:pk>/agreement/", deciding.agreement, name="agreement"),
    path("drafts/<uuid:pk>/issue/", issue.issue, name="issue"),
    path("drafts/<uuid:pk>/revisions/", revisions.revisions, name="revisions"),
    path("drafts/<uuid:pk>/papers/", ordering.order, name="order_paper"),
    path("drafts/<uuid:pk>/record/", record.record, name="record"),
    path("drafts/<uuid:pk>/record.csv", record.record_file, name="record_file"),
    path("revisions/<uuid:pk>/issued/", paper_list.issued, name="issued"),
    path("revisions/<uuid:pk>/papers/", paper_list.papers, name="papers"),
    path("papers/<uuid:pk>/retry/", paper_list.retry, name="retry_paper"),
    path("amendments/<uuid:pk>/", amendment.amendment, name="amendment"),
    path("amendments/<uuid:pk>/close/", editing.close, name="close_amendment"),
    path("amendments/<uuid:pk>/floor/", floors.change, name="change_floor"),
    path("amendments/<uuid:pk>/floor/back/", floors.take_back, name="take_floor_back"),
    path("amendments/<uuid:pk>/submit/", deeds.submit, name="submit"),
    path("amendments/<uuid:pk>/delete/", deeds.remove, name="delete_amendment"),
    path("amendments/<uuid:pk>/withdraw/", deeds.withdraw, name="withdraw"),
    path("amendments/<uuid:pk>/confirm/", deeds.confirm, name="confirm"),
    path("amendments/<uuid:pk>/disown/", deeds.disown, name="disown"),
    path("amendments/<uuid:pk>/rebase/", deeds.rebase, name="rebase"),
    path("amendments/<uuid:pk>/invite/", deeds.invite, name="invite"),
    path("amendments/<uuid:pk>/answer/", deeds.answer, name="answer"),
    path("amendments/<uuid:pk>/position/", deeds.take_position, name="position"),
    path("amendments/<uuid:pk>/decision/", deciding.decision, name="decision"),
    path("amendments/<uuid:pk>/decision/undo/", deciding.undo, name="undo_decision"),
    path("positions/<uuid:pk>/lift/", deeds.lift, name="lift_position"),
]
