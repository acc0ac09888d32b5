"""Who may see a post, who may comment, and what may be done with it: checked before anything is stored."""

from dataclasses import dataclass, replace
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.permissions import can_take_part
from community.posts.choices import Audience, CommentPolicy, Licence
from community.posts.errors import PostRefused
from community.posts.models import CONTENT_NOTE_MAX_LENGTH, CREDIT_MAX_LENGTH, Post, PostingDefaults


class GivenTerms(TypedDict, total=False):
    """The terms somebody says something about; of the others, what was said before or is usual stands."""

    audience: str
    comment_policy: str
    licence: str
    content_note: str
    is_own_work: bool
    credit: str


@dataclass(frozen=True)
class PostTerms:
    """Every term of a post. The names are those of the post's fields."""

    audience: str = Audience.EVERYONE
    comment_policy: str = CommentPolicy.EVERYONE
    licence: str = Licence.ALL_RIGHTS
    content_note: str = ""
    is_own_work: bool = True
    credit: str = ""


TERM_NAMES = tuple(PostTerms.__dataclass_fields__)


def usual_terms(member: Member) -> PostTerms:
    """Return what a member's next post begins with."""
    usual = PostingDefaults.objects.filter(member=member).first()
    if usual is None:
        return PostTerms()
    return PostTerms(audience=usual.audience, comment_policy=usual.comment_policy, licence=usual.licence)


def terms_of(post: Post) -> PostTerms:
    return PostTerms(**{name: getattr(post, name) for name in TERM_NAMES})


def checked_terms(given: GivenTerms, otherwise: PostTerms) -> PostTerms:
    """Return all terms, fit to be stored. Raises PostRefused."""
    terms = replace(otherwise, **given)
    _check_choice(terms.audience, Audience, _("Choose who may see the post."))
    _check_choice(terms.comment_policy, CommentPolicy, _("Choose who may comment."))
    _check_choice(terms.licence, Licence, _("Choose what others may do with it."))
    note = _checked(terms.content_note, CONTENT_NOTE_MAX_LENGTH, _("The content note"))
    credit = "" if terms.is_own_work else _checked(terms.credit, CREDIT_MAX_LENGTH, _("The credit"))
    if not terms.is_own_work and not credit:
        raise PostRefused(_("Say whose work it is, or that you don’t know."))
    return replace(terms, content_note=note, credit=credit)


def put_terms(post: Post, terms: PostTerms) -> list[str]:
    """Set the fields of a post without saving it; returns their names."""
    if post.note_is_kept and not terms.content_note:
        terms = replace(terms, content_note=post.content_note)
    for name in TERM_NAMES:
        setattr(post, name, getattr(terms, name))
    return list(TERM_NAMES)


@atomic_retry
def set_usual_terms(*, by: Member, audience: str, comment_policy: str, licence: str) -> None:
    """Note what a member's next posts begin with. Raises NotAllowed, PostRefused."""
    if not can_take_part(by):
        raise NotAllowed(_("You can’t change this at the moment."))
    given = GivenTerms(audience=audience, comment_policy=comment_policy, licence=licence)
    checked_terms(given, PostTerms())
    PostingDefaults.objects.update_or_create(member=by, defaults=dict(given))


def _check_choice(value: str, choices: type[TextChoices], sentence: str) -> None:
    if value not in choices.values:
        raise PostRefused(sentence)


def _checked(typed: str, limit: int, what: str) -> str:
    try:
        text = clean_text(typed)
    except ValidationError as error:
        raise PostRefused(error.messages[0]) from error
    if len(text) > limit:
        message = _("%(what)s can have up to %(limit)s characters; this has %(length)s.")
        raise PostRefused(message % {"what": what, "limit": limit, "length": len(text)})
    return text
