"""The small parts every page is built from: icons, avatars, times and form fields."""

import datetime as dt
from typing import Any, Protocol

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from community.members.quilt import quilt_seed
from community.pictures.addresses import avatar_url

register = template.Library()

AVATAR_PIXELS = {"small": 36, "medium": 44, "large": 160}
HOURS_TOLD_ACROSS_MIDNIGHT = 4


class WithAvatar(Protocol):
    """Anybody who can be shown as a square: a member, or what is left of one."""

    handle: str
    avatar_key: str


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """Return a decorative icon of the sprite; the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {css_class}" if css_class else "",
        static("icons/sprite.svg"),
        name,
    )


@register.simple_tag
def avatar(member: WithAvatar | None, size: str = "medium", css_class: str = "") -> SafeString:
    """Return a member's picture or quilt block; its alternative text is empty because the name stands beside it."""
    pixels = AVATAR_PIXELS[size]
    return format_html(
        '<img class="ava ava--{}{}" src="{}" alt="" width="{}" height="{}" decoding="async">',
        size,
        f" {css_class}" if css_class else "",
        avatar_address(member, 288 if size == "large" else 96),
        pixels,
        pixels,
    )


def avatar_address(member: WithAvatar | None, width: int) -> str:
    """Return the address of a square picture for a member; `width` is 96 or 288 pixels."""
    if member is not None and member.avatar_key:
        return avatar_url(member.avatar_key, width)
    return f"/quilt/{quilt_seed(member.handle if member is not None else '')}.svg"


@register.simple_tag
def time_ago(moment: dt.datetime | None) -> SafeString | str:
    """Return a `<time>` with words for a moment, its full date as a title."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, pgettext("full moment, in Django's date format", "l j F Y, H:i")),
        words_for(local, timezone.localtime(timezone.now())),
    )


def words_for(moment: dt.datetime, now: dt.datetime) -> str:
    """Return how a person would say `moment`; both are in the reader's time zone."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return _("Just now")
    if minutes < 60:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    hours = minutes // 60
    days = (now.date() - moment.date()).days
    if days == 0 or hours < HOURS_TOLD_ACROSS_MIDNIGHT:
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    if days == 1:
        clock = pgettext("time of day, in Django's date format", "H:i")
        return _("Yesterday, %(time)s") % {"time": date_format(moment, clock)}
    if moment.year == now.year:
        return date_format(moment, "MONTH_DAY_FORMAT")
    return date_format(moment, "DATE_FORMAT")


@register.simple_tag(takes_context=True)
def current_page(context: template.Context, address: str) -> SafeString | str:
    """Return the attribute that marks a link to the page being read."""
    request = context.get("request")
    if request is None or request.path != address:
        return ""
    return format_html(' aria-current="{}"', "page")


@register.filter
def field_kind(field: BoundField) -> str:
    """Return how a field is laid out: `tick`, `choices`, `password`, `file`, `hidden` or `line`."""
    kinds = {
        "checkbox": "tick",
        "radioselect": "choices",
        "checkboxselectmultiple": "choices",
        "password": "password",
        "file": "file",
        "clearablefile": "file",
        "hidden": "hidden",
    }
    return kinds.get(field.widget_type, "line")


@register.simple_tag
def control(field: BoundField, **attributes: Any) -> SafeString:
    """Return a field's control in our looks, tied to its hint and its error."""
    css = [str(field.field.widget.attrs.get("class", ""))]
    if field_kind(field) in {"line", "password", "file"}:
        css.insert(0, "input")
    attrs = {name.replace("_", "-"): str(value) for name, value in attributes.items() if value}
    attrs["class"] = " ".join(part for part in css if part)
    described = [str(field.field.widget.attrs.get("aria-describedby", ""))]
    if field.help_text:
        described.append(f"{field.auto_id}_helptext")
    if field.errors:
        described.append(f"{field.auto_id}_error")
        attrs["aria-invalid"] = "true"
    if any(described):
        attrs["aria-describedby"] = " ".join(part for part in described if part)
    return field.as_widget(attrs={name: value for name, value in attrs.items() if value})
