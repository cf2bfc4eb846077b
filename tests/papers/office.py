"""Run by the system's Python, which knows LibreOffice: what its own accepting and rejecting make of Word files.

Usage: python3 office.py PROFILE_FOLDER OFFICE FILE...; prints one JSON object: file -> {accept, reject, authors},
the first two lists of [paragraph, ...] with [note] where a footnote is called.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def main(profile: str, office: str, files: list[str]) -> None:
    pipe = f"adref-{Path(profile).name}"
    started = subprocess.Popen(
        [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context, desktop = connected(pipe)
        print(json.dumps({file: judged(context, desktop, file) for file in files}))
        desktop.terminate()
    finally:
        started.wait(timeout=60)


def connected(pipe: str) -> tuple[object, object]:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
            continue
        return context, context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )


def judged(context, desktop, file: str) -> dict[str, object]:
    verdicts: dict[str, object] = {}
    for verdict, command in (("accept", "AcceptAllTrackedChanges"), ("reject", "RejectAllTrackedChanges")):
        hidden = PropertyValue(Name="Hidden", Value=True)
        document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (hidden,))
        if verdict == "accept":
            verdicts["authors"] = [list(seen) for seen in changes_of(document)]
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())
        verdicts[verdict] = paragraphs_of(document)
        document.close(True)
    return verdicts


def changes_of(document) -> list[tuple[str, str, str]]:
    listed = document.Redlines.createEnumeration()
    found = []
    while listed.hasMoreElements():
        change = listed.nextElement()
        moment = change.RedlineDateTime
        found.append(
            (change.RedlineType, change.RedlineAuthor, f"{moment.Year}-{moment.Month:02}-{moment.Day:02}")
        )
    return found


def paragraphs_of(document) -> list[str]:
    lines = []
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            lines.append(line_of(paragraph))
    return lines


def line_of(paragraph) -> str:
    said = ""
    portions = paragraph.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType == "Footnote":
            said += f"[{portion.Footnote.String.strip()}]"
        elif portion.TextPortionType == "TextField":
            said += (
                "[again]"  # the number follows the note only once somebody has its fields brought up to date
            )
        elif portion.TextPortionType == "Text":
            said += portion.String
    return said


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
