"""Every composer that is sent is kept as a draft first, whatever its button asks for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.drafts.forms import key_sent, number_sent, window_sent, words_sent
from community.drafts.models import Draft
from community.drafts.operations import (
    AlreadySent,
    DraftConflict,
    keep_apart,
    save_draft,
)
from community.drafts.words import Words, words_of, words_of_post
from community.members.signed_in import MemberRequest
from community.posts.models import Post
from community.posts.views.composing import (
    Composer,
    composer_page,
    post_it,
    received,
    terms_otherwise,
)
from community.posts.views.posting_later import drafted_address, post_later, take_time_back

STAYS = ("move", "remove", "preview", "add")


def answer_sent(request: MemberRequest, post: Post | None) -> HttpResponse:
    """Do what the pressed button asks; whatever it is, everything typed is kept and on the page that comes back."""
    composer, asked = received(request, post), request.POST
    words = words_sent(asked, composer.rows, terms_otherwise(request.member, post))
    if "choose" in asked:
        return _choose(request, composer, words)
    _keep(request, composer, words)
    if composer.conflict is not None:
        return composer_page(request, composer, status=409)
    if any(name in asked for name in STAYS):
        return composer_page(request, composer)
    if "draft" in asked:
        return _kept(request, composer)
    if "later" in asked:
        return post_later(request, composer)
    if "at_no_time" in asked and composer.draft is not None:
        return take_time_back(request, composer.draft)
    return post_it(request, composer)


def _keep(request: MemberRequest, composer: Composer, words: Words) -> None:
    """Save the draft of this page. Posting goes on without one where none can be kept."""
    asked = request.POST
    composer.number = number_sent(asked)
    if not composer.number and _is_nothing_new(composer, words):
        return
    try:
        composer.draft = save_draft(
            by=request.member,
            words=words,
            submission_key=key_sent(asked),
            post=composer.post,
            expected_number=composer.number,
            window=window_sent(asked),
        )
        composer.number = composer.draft.number
    except DraftConflict as refusal:
        composer.conflict = refusal.draft
    except AlreadySent:
        # Sent twice: posting tells whether these are the same words.
        return
    except OperationRefused as refusal:
        if "draft" in asked or "later" in asked:
            composer.refusals.append(str(refusal))


def _is_nothing_new(composer: Composer, words: Words) -> bool:
    """Whether the page is as it was opened, so that there is nothing to keep."""
    if composer.post is None:
        return words.is_empty
    return words.reads_like(words_of_post(composer.post))


def _kept(request: MemberRequest, composer: Composer) -> HttpResponse:
    if composer.refusals:
        return composer_page(request, composer, status=422)
    if composer.draft is None:
        composer.refusals.append(_("There’s nothing to keep yet. Write something, or add a picture."))
        return composer_page(request, composer, status=422)
    messages.success(request, _("Kept among your drafts. Nobody else can see it."))
    return redirect(drafted_address(composer.draft))


def _choose(request: MemberRequest, composer: Composer, words: Words) -> HttpResponse:
    """Go on with one of two texts; the other is kept as a draft of its own."""
    by, post = request.member, composer.post
    meant = {"post": post} if post is not None else {"post": None, "submission_key": key_sent(request.POST)}
    stored = Draft.objects.visible_to(by).filter(**meant).first()
    try:
        if stored is None or request.POST["choose"] == "mine":
            if stored is not None:
                keep_apart(by=by, words=words_of(stored))
            stored = save_draft(by=by, words=words, submission_key=key_sent(request.POST), post=post)
        else:
            keep_apart(by=by, words=words)
    except OperationRefused as refusal:
        composer.conflict, composer.number = stored, number_sent(request.POST)
        composer.refusals.append(str(refusal))
        return composer_page(request, composer, status=422)
    messages.success(request, _("The other text is among your drafts."))
    return redirect(drafted_address(stored))
