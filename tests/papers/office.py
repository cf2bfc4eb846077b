"""Run by the system's Python, which knows LibreOffice: what its own accepting and rejecting make of Word files.

Usage: python3 office.py PROFILE_FOLDER OFFICE FILE...; prints one JSON object: file -> {accept, reject, changes,
comments, beside}, the first two lists of [paragraph, ...] with [note] where a footnote is called, the last what stands
in frames beside the text.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import uno
import unohelper
from com.sun.star.awt import XCallback
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
        work = Work(context, desktop, files)
        services = context.ServiceManager
        services.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context).addCallback(work, None)
        work.done.wait()
        desktop.terminate()
        if work.failure:
            raise work.failure
        print(json.dumps(work.verdicts))
    finally:
        started.wait(timeout=60)


class Work(unohelper.Base, XCallback):
    """Judges all files in one go, called back by the office from its own thread.

    Between the calls of any other thread the office would draw what it shows; and without a screen (the packages
    whose names end in -nogui) it has no means to draw comments, and aborts.
    """

    def __init__(self, context, desktop, files: list[str]) -> None:
        self.context, self.desktop, self.files = context, desktop, files
        self.verdicts: dict[str, object] = {}
        self.failure: Exception | None = None
        self.done = Event()

    def notify(self, data) -> None:
        try:
            for file in self.files:
                self.verdicts[file] = judged(self.context, self.desktop, file)
        except Exception as failure:  # noqa: BLE001 - raised again by whoever waits for it
            self.failure = failure
        finally:
            self.done.set()


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
            verdicts["changes"] = changes_of(document)
            verdicts["comments"] = comments_of(document)
            verdicts["beside"] = [frame.String for frame in document.TextFrames]
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())
        verdicts[verdict] = paragraphs_of(document)
        document.close(True)
    return verdicts


def changes_of(document) -> list[list[str]]:
    """[kind, author, moment, words] of each change, in the order of their ends, those of notes after the body's."""
    notes = document.getFootnotes()
    texts = [document.Text, *(notes.getByIndex(place) for place in range(notes.Count))]
    return [change for text in texts for change in changes_in(text)]


def changes_in(text) -> list[list[str]]:
    under_way: dict[str, list[str]] = {}
    found = []
    for portion in portions_of(text):
        if portion.TextPortionType == "Redline":
            key = portion.RedlineIdentifier
            if portion.IsStart:
                moment = said_moment(portion.RedlineDateTime)
                under_way[key] = [portion.RedlineType, portion.RedlineAuthor, moment, ""]
            elif key in under_way:
                found.append(under_way.pop(key))
        else:
            for change in under_way.values():
                change[3] += portion.String
    return found


def portions_of(text):
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            portions = paragraph.createEnumeration()
            while portions.hasMoreElements():
                yield portions.nextElement()


def comments_of(document) -> list[list[str]]:
    """[author, moment, words] of each comment."""
    fields = document.TextFields.createEnumeration()
    found = []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append([field.Author, said_moment(field.DateTimeValue), field.Content])
    return found


def said_moment(moment) -> str:
    return f"{moment.Year}-{moment.Month:02}-{moment.Day:02}T{moment.Hours:02}:{moment.Minutes:02}"


def paragraphs_of(document) -> list[str]:
    lines = []
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            lines.append(line_of(paragraph))
        else:  # a table
            lines += [paragraph.getCellByName(name).String for name in paragraph.CellNames]
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
