"""What is held about a member here."""

from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.filters.models import WordFilter


def _describe(one: WordFilter) -> Row:
    return {
        "phrase": one.phrase,
        "action": one.action,
        "whole_words_only": one.is_whole_word,
        "looks_in": [scope.value for scope in one.scopes],
        "until": moment(one.expires_at),
        "since": moment(one.created_at),
    }


KINDS = (
    Kind(
        name="word_filters",
        title=_("Words you filter"),
        purpose=_("They keep words that you would rather not meet out of your pages. Nobody else sees them."),
        kept=_("Until you delete them or leave."),
        find=lambda member: WordFilter.objects.visible_to(member).order_by("pk"),
        describe=_describe,
        holds=("filters.WordFilter.owner",),
        page="filters:words",
    ),
)
