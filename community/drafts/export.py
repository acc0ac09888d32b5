"""What drafts hold about a member."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.drafts.models import Draft
from community.members.models import Member
from community.pictures.export import file_in_copy


def _drafts(member: Member) -> QuerySet[Draft]:
    return Draft.objects.visible_to(member).order_by("pk").prefetch_related("draft_pictures__picture")


def _describe(draft: Draft) -> Row:
    return {
        "title": draft.title,
        "text": draft.text,
        "tags": draft.tags,
        "content_note": draft.content_note,
        "is_own_work": draft.is_own_work,
        "credit": draft.credit,
        "audience": draft.audience,
        "comment_policy": draft.comment_policy,
        "licence": draft.licence,
        "change_of": site_url(f"/posts/{draft.post_id}/") if draft.post_id else None,
        "pictures": [
            {
                "file": file_in_copy(place.picture),
                "alt_text": place.alt_text,
                "is_decorative": place.is_decorative,
            }
            for place in draft.draft_pictures.all()
        ],
        "begun_at": moment(draft.created_at),
        "saved_at": moment(draft.saved_at),
        "to_be_posted_at": moment(draft.publish_at),
        "refused_because": draft.refusal,
    }


KINDS = (
    Kind(
        name="drafts",
        title=_("Your drafts"),
        purpose=_("So that nothing you write is lost. Nobody but you sees them."),
        kept=_("Until you post or delete them, or leave."),
        find=_drafts,
        describe=_describe,
        holds=("drafts.Draft.author",),
        page="drafts:list",
    ),
)
