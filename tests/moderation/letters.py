"""Word for word what members read in the course of a case, in one place.

`test_a_case.py` among the journeys compares it with every notice and every mail. `{…}` stands for days and addresses.
"""

from community.notifications.kinds import Kind

# What the moderators and the author type on the way.
MESSAGE = "Was this meant as a joke?"
REASON = "Please talk about the bowls, not about the person."
THANKS = "You were right to tell us."
APPEAL = "It was a joke among friends."
ANSWER = "We see now that it was a joke."

# Who reads it, as what kind of notice, how this file calls it, and the words. In the order in which they go out.
LETTERS: list[tuple[str, str, str, str]] = [
    (
        "ana",
        Kind.MODERATORS_WROTE,
        "message",
        f"About something of yours: “Ugly bowls”\n\n{MESSAGE}\n\nThe moderators",
    ),
    (
        "bo",
        Kind.REPORT_ANSWERED,
        "outcome",
        "You told us about the post “Ugly bowls” by Ana Author. Thank you.\n\nWe removed it.\n\n"
        f"The moderators say: {THANKS}",
    ),
    (
        "ana",
        Kind.DECIDED,
        "removal",
        "The moderators removed your post “Ugly bowls”. You can read and copy it until {deleted}; then it is deleted for"
        " good.\n\nOur rule: Something else\n\n"
        f"The moderators say: {REASON}\n\n"
        "If you think we got this wrong, you can appeal until {until}: {where}. Somebody other than the moderator who"
        " decided looks at it and answers within 7 days. You can also write to {address}.",
    ),
    (
        "bo",
        Kind.MODERATORS_WROTE,
        "update",
        "About the post “Ugly bowls” by Ana Author, which you reported: we have told you what we decided.\n\n"
        "We looked at it again since and took that decision back.",
    ),
    (
        "ana",
        Kind.DECIDED,
        "reversal",
        "We looked again at what we decided about your post “Ugly bowls” and took it back.\n\n"
        f"Everybody can see it again.\n\nThe moderators say: {ANSWER}",
    ),
]

SUBJECTS: dict[str, str] = {
    Kind.MODERATORS_WROTE: "The moderators of {site} wrote to you",
    Kind.DECIDED: "The moderators of {site} decided about something of yours",
    Kind.REPORT_ANSWERED: "We looked at what you reported on {site}",
}

# What a moderator finds in their mail once a day, from `test_daily_mail.py`.
DIGEST_SUBJECT = "What waits for the moderators of Commonplace"
DIGEST = """\
Commonplace
- - - - - - - -

What waits for you

3 cases wait. The oldest has waited for 4 days. In 1 of them much harm may be done while it waits. You have claimed 1 of \
them. Reported most: “Be kind”, “Say whose it is”.
Open the queue:
http://testserver/admin/moderation/cases/

1 appeal waits for an answer you may give. The next answer is promised by {promised}.
Open the appeals:
http://testserver/admin/moderation/appeals/

1 proposal of another moderator needs a second person.
Open the proposals:
http://testserver/admin/moderation/proposals/

- - - - - - - -
You get this because you moderate: at most once a day, and only when something waits. You can switch it off:
http://testserver/settings/moderating/
"""
