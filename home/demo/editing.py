"""Editors make the front page, the rules and the pages about the site, each published as a revision."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.files.images import ImageFile
from wagtail.models import Page, Site

from community.accounts.models import User
from home.demo.content import PICTURES
from home.demo.made import Made, Step
from home.demo.references import References
from home.models import CommunitySettings, GuidelinesPage, HomePage, SiteImage, StandardPage

RULES_WRITTEN = timedelta(days=20)
FRONT_PAGE_MADE = timedelta(minutes=30)


def editing_steps(made: Made, pages: dict[str, Any], editor: str) -> Iterator[Step]:
    """Yield the rules first, since reports cite them, and the front page last, since it shows posts."""
    desk = Desk(made, pages, editor)
    yield Step(made.now - RULES_WRITTEN, desk.write_pages)
    yield Step(made.now - FRONT_PAGE_MADE, desk.make_front_page)


class Desk:
    """An editor's desk: what is to be made, and the references between it."""

    def __init__(self, made: Made, pages: dict[str, Any], editor: str) -> None:
        self.made = made
        self.pages = pages
        self.editor = editor
        self.references = References(made)

    @property
    def user(self) -> User | None:
        return self.made.members[self.editor].user

    def write_pages(self) -> None:
        for entry in self.pages["pictures"]:
            self.references.pictures[entry["file"]] = self.add_to_library(entry).pk
        home = HomePage.objects.get(depth=2)
        rules = GuidelinesPage.objects.child_of(home).first() or GuidelinesPage()
        self.write(rules, self.pages["guidelines"], "rules", home)
        for entry in self.pages["standard"]:
            self.write(StandardPage(), entry, "body", home)

    def make_front_page(self) -> None:
        self.write(HomePage.objects.get(depth=2), self.pages["home"], "body", parent=None)
        chosen = CommunitySettings.for_site(Site.objects.get(is_default_site=True))
        for name, value in self.pages["settings"].items():
            setattr(chosen, name, self.stream(chosen, name, value) if isinstance(value, list) else value)
        chosen.save()

    def write(self, page: Page, entry: dict[str, Any], stream: str, parent: Page | None) -> None:
        """Fill a page in, place it when it is new, and publish it."""
        for name, value in entry.items():
            setattr(page, name, self.stream(page, name, value) if name == stream else value)
        if page.pk is None and parent is not None:
            page.live = False
            page.owner = self.user
            parent.add_child(instance=page)
        page.save_revision(user=self.user, log_action=True).publish(user=self.user)
        self.references.pages[page.slug] = page.pk
        self.made.pages += 1

    def stream(self, owner: Page | CommunitySettings, name: str, blocks: list[Any]) -> Any:
        stream_block = owner._meta.get_field(name).stream_block
        return stream_block.to_python(self.references.resolve(blocks))

    def add_to_library(self, entry: dict[str, str]) -> SiteImage:
        path = PICTURES / entry["file"]
        with path.open("rb") as file:
            image = SiteImage(
                title=entry["title"],
                description=entry["description"],
                credit=entry["credit"],
                uploaded_by_user=self.user,
                file=ImageFile(file, name=path.name),
            )
            image.save()
        return image
