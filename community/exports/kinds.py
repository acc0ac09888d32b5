"""Everything the site holds about a member, in the order in which it is told. A slice adds its own here."""

from community.accounts.export import KINDS as SIGN_IN
from community.blocks.export import KINDS as BLOCKS
from community.comments.export import KINDS as COMMENTS
from community.common.belongings import Kind
from community.drafts.export import KINDS as DRAFTS
from community.exports.export import KINDS as EXPORTS
from community.filters.export import KINDS as FILTERS
from community.follows.export import KINDS as FOLLOWS
from community.likes.export import KINDS as LIKES
from community.members.export import KINDS as PROFILE
from community.moderation.export import KINDS as MODERATION
from community.notifications.export import KINDS as NOTIFICATIONS
from community.pictures.export import KINDS as PICTURES
from community.posts.export import KINDS as POSTS
from community.safeguards.export import KINDS as SAFEGUARDS

KINDS: tuple[Kind, ...] = (
    *PROFILE,
    *SIGN_IN,
    *POSTS,
    *PICTURES,
    *DRAFTS,
    *COMMENTS,
    *LIKES,
    *FOLLOWS,
    *BLOCKS,
    *FILTERS,
    *NOTIFICATIONS,
    *MODERATION,
    *SAFEGUARDS,
    *EXPORTS,
)
