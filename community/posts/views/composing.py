"""A composer that was sent: adding, moving and removing pictures, looking at a preview, and posting."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.signed_in import MemberRequest
from community.pictures.forms import ACCEPTED, PicturesField
from community.pictures.operations import add_picture, discard_picture
from community.posts.errors import AlreadyPosted, StaleEdit
from community.posts.forms.composer import ComposerForm, as_typed
from community.posts.forms.picture_rows import PictureRow, descriptions_of, moved, row_for, rows_of, rows_sent
from community.posts.forms.previewing import Preview, previewed
from community.posts.models import MAX_PICTURES, Post
from community.posts.operations import edit_post, publish_post
from home.guidelines import guidelines_page


@dataclass
class Composer:
    """Everything the composer's page shows. `refusals` are sentences about files that were not taken."""

    form: ComposerForm
    rows: list[PictureRow]
    post: Post | None = None
    preview: Preview | None = None
    refusals: list[str] = field(default_factory=list)
    stale: Post | None = None
    moved_key: str = ""

    @property
    def described_count(self) -> int:
        return sum(bool(row.alt_text.strip()) or row.is_decorative for row in self.rows)


def composer_page(request: MemberRequest, composer: Composer, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"composer": composer, "form": composer.form, "post": composer.post}
    rules = guidelines_page()
    context |= {"accepted": ACCEPTED, "max_pictures": MAX_PICTURES, "guidelines_url": rules and rules.url}
    return render(request, "posts/compose.html", context, status=status)


def answer_sent(request: MemberRequest, post: Post | None) -> HttpResponse:
    """Do what the pressed button asks; whatever it is, everything typed is on the page that comes back."""
    composer = _received(request, post)
    asked = request.POST
    if "move" in asked:
        composer.rows = moved(composer.rows, asked["move"])
        composer.moved_key = asked["move"].partition(":")[0]
    elif "remove" in asked:
        _take_out(composer, asked["remove"], request.member)
    elif "preview" in asked:
        composer.preview = previewed(ComposerForm(asked))
    elif "add" not in asked:
        return _post_it(request, composer)
    return composer_page(request, composer)


def _received(request: MemberRequest, post: Post | None) -> Composer:
    rows, gone = rows_sent(request.POST, request.member, post)
    composer = Composer(as_typed(request.POST), rows, post)
    if gone and post is not None:
        composer.rows = rows_of(post)
        composer.refusals.append(
            _("The pictures of this post have changed since. Here they are as they are now.")
        )
    elif gone:
        composer.refusals.append(_("A picture that was here is gone. Add it again if you still want it."))
    _add_files(composer, request)
    return composer


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
            composer.rows.append(row_for(add_picture(by=request.member, upload=upload)))
        except OperationRefused as refusal:
            told = {"number": number, "reason": refusal}
            composer.refusals.append(_("File %(number)d: %(reason)s") % told)


def _take_out(composer: Composer, key: str, by: Member) -> None:
    """Leave a picture out. One that is in no post yet is deleted at once, one of a post when the change is saved."""
    for row in composer.rows:
        if row.picture.key == key and not Post.objects.filter(pictures=row.picture).exists():
            discard_picture(picture=row.picture, by=by)
    composer.rows = [row for row in composer.rows if row.picture.key != key]


def _post_it(request: MemberRequest, composer: Composer) -> HttpResponse:
    composer.form = form = ComposerForm(request.POST)
    unfit = [row for row in composer.rows if not row.check()]
    if not form.is_valid() or unfit or composer.refusals:
        return composer_page(request, composer, status=422)
    try:
        saved = _saved(request.member, composer)
    except StaleEdit as refusal:
        composer.form, composer.stale = as_typed(request.POST, version=refusal.post.version), refusal.post
        return composer_page(request, composer, status=409)
    except OperationRefused as refusal:
        if isinstance(refusal, AlreadyPosted):
            composer.form = as_typed(request.POST, submission_key=str(uuid.uuid4()))
        composer.refusals.append(str(refusal))
        return composer_page(request, composer, status=422)
    messages.success(request, _("Saved.") if composer.post else _("Posted."))
    return redirect(saved)


@atomic_retry
def _saved(by: Member, composer: Composer) -> Post:
    """Describe the pictures and post, or neither. Raises OperationRefused."""
    typed = composer.form.cleaned_data
    words = {"title": typed["title"], "text": typed["text"], "tags": typed["tags"]}
    words["descriptions"] = descriptions_of(composer.rows)
    pictures = [row.picture for row in composer.rows]
    if composer.post is None:
        return publish_post(by=by, pictures=pictures, submission_key=typed["submission_key"], **words)
    return edit_post(
        post=composer.post, by=by, pictures=pictures, expected_version=typed["version"] or None, **words
    )
