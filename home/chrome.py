"""What any page may show: name, menu, footer and rules in short, worked out once and kept until one of them changes."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from wagtail.models import Site

from home.guidelines import guidelines_page, newest_told_number, rules_of
from home.models import CommunitySettings
from home.models.settings import GuidelinesChanges

CACHE_KEY = "home.chrome"
# Other processes with a cache of their own learn of a change after this many seconds.
CACHE_SECONDS = 60


@dataclass(frozen=True)
class Chrome:
    site_name: str = "Commonplace"
    tagline: str = ""
    logo_url: str = ""
    registration_open: bool = True
    new_members_private: bool = False
    menu: list[dict[str, str]] = field(default_factory=list)
    footer_links: list[dict[str, str]] = field(default_factory=list)
    guidelines_url: str = ""
    rule_titles: list[str] = field(default_factory=list)
    # The newest version of the guidelines that members are told of, and whether they have to accept it.
    guidelines_told: int = 0
    guidelines_are_asked: bool = False


def current_chrome() -> Chrome:
    """Return the frame, from the cache when it is there."""
    kept = cache.get(CACHE_KEY)
    if kept is None:
        kept = load_chrome()
        cache.set(CACHE_KEY, kept, CACHE_SECONDS)
    return kept


def load_chrome() -> Chrome:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return Chrome(site_name=settings.WAGTAIL_SITE_NAME)
    # Not `for_site`, which would write a row when a page is first looked at.
    chosen = CommunitySettings.objects.filter(site=site).first() or CommunitySettings(site=site)
    guidelines = guidelines_page()
    return Chrome(
        site_name=chosen.site_name,
        tagline=chosen.tagline,
        logo_url=chosen.logo.get_rendition("height-96").url if chosen.logo else "",
        registration_open=chosen.registration_open,
        new_members_private=chosen.new_members_private,
        menu=chosen.links(chosen.menu),
        footer_links=chosen.links(chosen.footer_links),
        guidelines_url=(guidelines.get_url() or "") if guidelines else "",
        rule_titles=[rule.title for rule in rules_of(guidelines)] if guidelines else [],
        guidelines_told=newest_told_number() if guidelines else 0,
        guidelines_are_asked=chosen.guidelines_changes == GuidelinesChanges.ASK,
    )


def forget_chrome(**kwargs: Any) -> None:
    """Let the next page work the frame out anew; takes whatever a signal sends."""
    cache.delete(CACHE_KEY)


def new_members_are_private() -> bool:
    """Say how new accounts begin; asked of the database, for somebody may have been promised so a moment ago."""
    return load_chrome().new_members_private


def registration_is_open() -> bool:
    """Say whether people may join, asking the database: the cache may be a minute late."""
    return load_chrome().registration_open
