"""Sitting at a screen: a signed-in client, and what a page says to a reader."""

from __future__ import annotations

import html
import re

from django.http import HttpResponse
from django.test import Client

from drafting.models import Seat


def at_screen(seat: Seat) -> Client:
    """The browser of the person who holds the seat."""
    client = Client()
    client.force_login(seat.user)
    return client


def said(response: HttpResponse) -> str:
    """The words of the page, tags left out and spaces made one."""
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())
