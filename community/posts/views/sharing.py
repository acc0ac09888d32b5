"""What other sites and search engines are told about a post. Addresses are absolute."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.safestring import SafeString

from community.common.linked_data import linked_data_html
from community.members.listing import is_listed
from community.pictures.addresses import sources
from community.pictures.models import Picture
from community.posts.choices import Licence
from community.posts.models import Post
from community.posts.wording import shortened

DESCRIPTION_LENGTH = 200
HEADLINE_LENGTH = 110


@dataclass(frozen=True)
class Sharing:
    """What other sites show when somebody shares the post; `linked_data` is empty for one that isn't for everyone."""

    title: str
    description: str
    address: str
    image: str = ""
    image_alt: str = ""
    linked_data: SafeString | str = ""


def sharing(post: Post, heading: str, pictures: Sequence[Picture], tags: Sequence[str]) -> Sharing:
    """Return what is told. What stands behind a content note stays behind it."""
    shown = [picture for picture in pictures if picture.is_open and not post.content_note]
    return Sharing(
        title=heading,
        description=shortened(post.teaser, DESCRIPTION_LENGTH),
        address=absolute(post.get_absolute_url()),
        image=absolute(sources(shown[0]).fallback) if shown else "",
        image_alt=shown[0].alt_text if shown else "",
        linked_data=linked_data_html(_about(post, heading, shown, tags))
        if post.is_public and is_listed(post.author)
        else "",
    )


def absolute(path: str) -> str:
    return urljoin(settings.SITE_ADDRESS, path)


def _about(post: Post, heading: str, pictures: Sequence[Picture], tags: Sequence[str]) -> dict[str, Any]:
    author = {"@type": "Person", "name": post.author.name, "url": absolute(post.author.get_absolute_url())}
    return {
        "@type": "Article" if post.title else "SocialMediaPosting",
        "@id": absolute(post.get_absolute_url()),
        "url": absolute(post.get_absolute_url()),
        "headline": shortened(heading, HEADLINE_LENGTH),
        "description": shortened(post.teaser, DESCRIPTION_LENGTH),
        "datePublished": post.published_at.isoformat(),
        "dateModified": post.changed_at.isoformat(),
        "author": author,
        "image": [_image(picture) for picture in pictures],
        "keywords": list(tags),
        "license": Licence(post.licence).address,
        "commentCount": post.comment_count,
    }


def _image(picture: Picture) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "ImageObject", "url": absolute(sources(picture).fallback)}
    told |= {"width": picture.width, "height": picture.height}
    return told | ({"caption": picture.alt_text} if picture.alt_text else {})
