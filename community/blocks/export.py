"""What blocks and mutes hold about a member: their own, never whether others block or mute them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.blocks.models import Block, Mute
from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.members.export import handle_of
from community.members.models import Member


def _blocks(member: Member) -> QuerySet[Block]:
    return Block.objects.filter(blocker=member).select_related("blocked").order_by("pk")


def _describe_block(block: Block) -> Row:
    return {"handle": handle_of(block.blocked), "since": moment(block.created_at)}


def _mutes(member: Member) -> QuerySet[Mute]:
    return Mute.objects.filter(owner=member).select_related("member").order_by("pk")


def _describe_mute(mute: Mute) -> Row:
    return {
        "handle": handle_of(mute.member),
        "conversation": site_url(f"/posts/{mute.post_id}/") if mute.post_id else None,
        "since": moment(mute.created_at),
        "until": moment(mute.until),
    }


KINDS = (
    Kind(
        name="blocks",
        title=_("Whom you block"),
        purpose=_("So that neither of you sees the other. They are not told."),
        kept=_("Until you end it or leave."),
        find=_blocks,
        describe=_describe_block,
        holds=("blocks.Block.blocker", "blocks.Block.blocked"),
    ),
    Kind(
        name="mutes",
        title=_("Whom and what you mute"),
        purpose=_("So that you hear nothing of it. Nobody is told."),
        kept=_("Until you end it or leave."),
        find=_mutes,
        describe=_describe_mute,
        holds=("blocks.Mute.owner", "blocks.Mute.member"),
    ),
)
