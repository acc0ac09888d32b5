"""Rules that a community can begin with. They come switched off: even these are tried on the past first."""

from community.members.models import Member
from community.safeguards.models import Safeguard
from community.safeguards.operations import keep_safeguard

SELLING = """\
online casino
casino bonus
earn money
make money online
working from home
work from home
guaranteed profit
bitcoin investment
crypto investment
double your bitcoin
crypto recovery
forex signals
binary options
replica watches
replica handbags
buy followers
seo services
backlinks
essay writing service
viagra
weight loss pills
cbd gummies
hot singles
gift card giveaway
free gift card
claim your prize
loan approval
spell caster
without exam
no exam
free hd stream
full movie download
hack any
wholesale free shipping
sunglasses 90
escort service
webcam girls
generator no survey
contact the manager on telegram
write to him on telegram"""
PLACES = "bit.ly\ntinyurl.com\nt.me\nwa.me\ngoo.gl\nis.gd\ncutt.ly"

STARTER = (
    {
        "name": "Selling that has no place here",
        "kind": Safeguard.Kind.WORDS,
        "phrases": SELLING,
        "reason": "New accounts often begin with adverts. A moderator looks before others see this.",
    },
    {
        "name": "Links that hide where they lead",
        "kind": Safeguard.Kind.LINKS,
        "phrases": PLACES,
        "reason": "Shortened links don’t show where they lead. A moderator looks before others see this.",
    },
    {
        "name": "A great deal in one hour",
        "kind": Safeguard.Kind.RATE,
        "most": 15,
        "minutes": 60,
        "reason": "This is a lot for the first hours here. A moderator looks before others see more.",
    },
    {
        "name": "The same text again",
        "kind": Safeguard.Kind.DUPLICATE,
        "most": 1,
        "minutes": 1440,
        "reason": "The same text was sent before. A moderator looks before others see it again.",
    },
)


def add_starters(*, by: Member) -> list[Safeguard]:
    """Add those that are not there yet, for somebody who looks after them from now on; returns the new ones."""
    known = set(Safeguard.objects.values_list("name", flat=True))
    return [
        keep_safeguard(safeguard=Safeguard(**values), by=by)
        for values in STARTER
        if values["name"] not in known
    ]
