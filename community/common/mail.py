"""One way to send a message: plain text and HTML of the same words, in the looks of the site, links to the site's own address."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string

_BLANK_LINES = re.compile(r"\n\s*\n\s*\n")
# Mail programs drop style sheets; the dark theme stays in one for those that read it. Nothing is fetched.
_inliner = css_inline.CSSInliner(
    keep_style_tags=True, keep_at_rules=True, load_remote_stylesheets=False, inline_style_tags=True
)


def site_url(path: str) -> str:
    """Return the full address of a page from the settings, never from what a request claims the host is."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def compose_mail(
    template: str, to: Sequence[str], context: Mapping[str, Any], request: HttpRequest | None = None
) -> EmailMultiAlternatives:
    """Return a message made of `<template>_subject.txt`, `<template>_message.txt` and `<template>_message.html`."""
    values = {"site_name": settings.WAGTAIL_SITE_NAME, "site_address": site_url(""), **context}
    subject = " ".join(render_to_string(f"{template}_subject.txt", values, request).split())
    text = (
        _BLANK_LINES.sub("\n\n", render_to_string(f"{template}_message.txt", values, request).strip()) + "\n"
    )
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, list(to))
    html = render_to_string(f"{template}_message.html", values, request)
    message.attach_alternative(_inliner.inline(html), "text/html")
    return message
