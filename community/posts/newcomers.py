"""What a post of somebody who is new here may hold: few links and few mentions, for more of them is mostly spam."""

from django.conf import settings
from django.utils.translation import ngettext

from community.common.markdown import count_links
from community.limits.newcomers import is_newcomer
from community.members.models import Member
from community.posts.errors import PostRefused
from community.posts.mentions import mentioned_handles


def check_restraint(by: Member, html: str) -> None:
    """Raise PostRefused when a newcomer's words link or mention too much. Asks nothing where there is little of both."""
    links, mentions = count_links(html), len(mentioned_handles(html))
    most_links, most_mentions = settings.NEWCOMERS["links"], settings.NEWCOMERS["mentions"]
    if (links <= most_links and mentions <= most_mentions) or not is_newcomer(by):
        return
    if links > most_links:
        words = ngettext(
            "While you’re new here, a post can have %(most)d link; this one has %(found)d.",
            "While you’re new here, a post can have %(most)d links; this one has %(found)d.",
            most_links,
        )
        raise PostRefused(words % {"most": most_links, "found": links})
    words = ngettext(
        "While you’re new here, a post can mention %(most)d member; this one mentions %(found)d.",
        "While you’re new here, a post can mention %(most)d members; this one mentions %(found)d.",
        most_mentions,
    )
    raise PostRefused(words % {"most": most_mentions, "found": mentions})
