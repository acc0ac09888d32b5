"""A composer that was sent: adding, moving and removing pictures, looking at a preview, and posting."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.drafts.forms import TimeForm
from community.drafts.models import Draft
from community.drafts.operations import publish_draft
from community.limits.answers import with_refusal
from community.limits.spending import TooMany, spending
from community.members.models import Member
from community.members.signed_in import MemberRequest
from community.pictures.forms import ACCEPTED, PicturesField
from community.pictures.models import Picture
from community.pictures.operations import add_picture, discard_picture
from community.posts.errors import AlreadyPosted, StaleEdit
from community.posts.forms.composer import ComposerForm, as_typed
from community.posts.forms.picture_rows import PictureRow, descriptions_of, moved, row_for, rows_of, rows_sent
from community.posts.forms.previewing import Preview, previewed
from community.posts.models import MAX_PICTURES, Post
from community.posts.operations import edit_post, publish_post
from community.posts.terms import PostTerms, terms_of, usual_terms
from community.safeguards.errors import Nudged
from community.safeguards.operations import look_first
from community.safeguards.submissions import Submission
from home.guidelines import guidelines_page


@dataclass
class Composer:
    """Everything the composer's page shows.

    `refusals` are sentences about what did not go through. `number` is that of the last save this page knows of;
    `conflict` is the draft as another window saved it since; `others` are drafts that wait elsewhere.
    """

    form: ComposerForm
    rows: list[PictureRow]
    post: Post | None = None
    preview: Preview | None = None
    refusals: list[str] = field(default_factory=list)
    stale: Post | None = None
    moved_key: str = ""
    draft: Draft | None = None
    number: int = 0
    conflict: Draft | None = None
    others: list[Draft] = field(default_factory=list)
    is_resumed: bool = False
    was_asked_to_think: bool = False
    time_form: TimeForm = field(default_factory=TimeForm)

    @property
    def described_count(self) -> int:
        return sum(bool(row.alt_text.strip()) or row.is_decorative for row in self.rows)


def composer_page(request: MemberRequest, composer: Composer, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"composer": composer, "form": composer.form, "post": composer.post}
    rules = guidelines_page()
    context |= {"accepted": ACCEPTED, "max_pictures": MAX_PICTURES, "guidelines_url": rules and rules.url}
    context["time_zone"] = timezone.get_current_timezone_name()
    return render(request, "posts/compose.html", context, status=status)


def terms_otherwise(by: Member, post: Post | None) -> PostTerms:
    """Return what stands where a form says nothing."""
    return terms_of(post) if post is not None else usual_terms(by)


def received(request: MemberRequest, post: Post | None) -> Composer:
    """Return the composer as it was sent, with the pictures moved, removed and added as asked."""
    asked = request.POST
    rows, gone = rows_sent(asked, request.member, post)
    composer = Composer(as_typed(asked, terms_otherwise(request.member, post)), rows, post)
    if gone and post is not None:
        composer.rows = rows_of(post)
        composer.refusals.append(
            _("The pictures of this post have changed since. Here they are as they are now.")
        )
    elif gone:
        composer.refusals.append(_("A picture that was here is gone. Add it again if you still want it."))
    if "move" in asked:
        composer.rows = moved(composer.rows, asked["move"])
        composer.moved_key = asked["move"].partition(":")[0]
    elif "remove" in asked:
        _take_out(composer, asked["remove"], request.member)
    elif "preview" in asked:
        composer.preview = previewed(ComposerForm(asked))
    _add_files(composer, request)
    return composer


def is_fit(request: MemberRequest, composer: Composer) -> bool:
    """Say whether the form could be posted; if not, every mistake stands in its place."""
    composer.form = ComposerForm(request.POST)
    unfit = [row for row in composer.rows if not row.check()]
    return composer.form.is_valid() and not unfit and not composer.refusals


def post_it(request: MemberRequest, composer: Composer) -> HttpResponse:
    if not is_fit(request, composer):
        return composer_page(request, composer, status=422)
    otherwise = terms_otherwise(request.member, composer.post)
    try:
        look_first(_submission(request.member, composer), has_considered="considered" in request.POST)
        with spending(request.member, "edit" if composer.post else "post"):
            saved = _saved(request.member, composer)
    except TooMany as refusal:
        return too_often_here(request, composer, refusal)
    except StaleEdit as refusal:
        composer.form = as_typed(request.POST, otherwise, version=refusal.post.version)
        composer.stale = refusal.post
        return composer_page(request, composer, status=409)
    except OperationRefused as refusal:
        if isinstance(refusal, AlreadyPosted):
            composer.form = as_typed(request.POST, otherwise, submission_key=str(uuid.uuid4()))
        composer.was_asked_to_think = isinstance(refusal, Nudged)
        composer.refusals.append(str(refusal))
        return composer_page(request, composer, status=422)
    if saved.is_held and not composer.post:
        messages.info(
            request, _("Kept. A moderator looks at it before others see it, and you hear from us then.")
        )
    else:
        messages.success(request, _("Saved.") if composer.post else _("Posted."))
    return redirect(saved)


def _submission(by: Member, composer: Composer) -> Submission:
    typed = composer.form.cleaned_data
    return Submission("post", by, f"{typed['title']}\n{typed['text']}")


def too_often_here(request: MemberRequest, composer: Composer, refusal: TooMany) -> HttpResponse:
    """Answer 429 with the composer itself, which keeps everything that was typed."""
    composer.refusals.append(str(refusal))
    return with_refusal(composer_page(request, composer), refusal)


def _add_files(composer: Composer, request: MemberRequest) -> None:
    """Take the files that came with the form, as they do without a script."""
    try:
        uploads = PicturesField(required=False).clean(
            request.FILES.getlist("files"), already=len(composer.rows)
        )
    except ValidationError as error:
        composer.refusals += error.messages
        return
    for number, upload in enumerate(uploads, start=1):
        try:
            with spending(request.member, "upload"):
                composer.rows.append(row_for(add_picture(by=request.member, upload=upload)))
        except OperationRefused as refusal:
            told = {"number": number, "reason": refusal}
            composer.refusals.append(_("File %(number)d: %(reason)s") % told)


def _take_out(composer: Composer, key: str, by: Member) -> None:
    """Leave a picture out. One that is nowhere else is deleted at once, one of a post when the change is saved."""
    for row in composer.rows:
        if row.picture.key == key and Picture.objects.in_one_draft().filter(pk=row.picture.pk).exists():
            discard_picture(picture=row.picture, by=by)
    composer.rows = [row for row in composer.rows if row.picture.key != key]


def _saved(by: Member, composer: Composer) -> Post:
    """Post what the draft holds; where there is none, what the form says. Raises OperationRefused."""
    if composer.draft is not None:
        return publish_draft(draft=composer.draft, by=by)
    typed = composer.form.cleaned_data
    words = {"title": typed["title"], "text": typed["text"], "tags": typed["tags"]}
    words |= {"descriptions": descriptions_of(composer.rows), **composer.form.given_terms}
    pictures = [row.picture for row in composer.rows]
    if composer.post is None:
        return publish_post(by=by, pictures=pictures, submission_key=typed["submission_key"], **words)
    return edit_post(
        post=composer.post, by=by, pictures=pictures, expected_version=typed["version"] or None, **words
    )
