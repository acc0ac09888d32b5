"""How often anybody may do anything: one table, counted for each member, and for visitors for each address.

A row is a list of windows, each (how many, in how many seconds). `member` holds for everybody signed in, `newcomer` in
its place for those who are new, `visitor` for those not signed in. Signing in, joining and new passwords are counted by
allauth as well, see ACCOUNT_RATE_LIMITS. docs/decisions/0005-counting-deeds.md says why.
"""

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

Windows = list[tuple[int, int]]

RATE_LIMITS: dict[str, dict[str, Windows]] = {
    # Every request but for files; and those for files that a member's session opens.
    "page": {"member": [(1_500, 5 * MINUTE)], "visitor": [(300, 5 * MINUTE)]},
    "file": {"member": [(6_000, 5 * MINUTE)], "visitor": [(600, 5 * MINUTE)]},
    "search": {"member": [(30, MINUTE)], "visitor": [(10, MINUTE)]},
    # Asked for at every letter typed, so more than a search.
    "suggest": {"member": [(120, MINUTE)], "visitor": [(10, MINUTE)]},
    # The composer saves every three seconds while somebody writes, and asks for previews.
    "writing": {"member": [(1_800, HOUR)]},
    "post": {"member": [(60, HOUR), (300, DAY)], "newcomer": [(3, DAY)]},
    "comment": {"member": [(60, 10 * MINUTE)], "newcomer": [(10, DAY)]},
    "like": {"member": [(300, HOUR)], "newcomer": [(60, HOUR)]},
    "follow": {"member": [(100, HOUR), (400, DAY)], "newcomer": [(20, DAY)]},
    "upload": {"member": [(30, 30 * MINUTE)], "newcomer": [(5, DAY)]},
    "report": {"member": [(60, HOUR), (400, DAY)], "newcomer": [(20, DAY)]},
    "edit": {"member": [(60, 30 * MINUTE)]},
    "settings": {"member": [(60, 30 * MINUTE)]},
    # Above what allauth counts more finely; it is also how we know that counting works before a password is tried.
    "account": {"member": [(60, MINUTE)], "visitor": [(60, MINUTE)]},
}

# When what counts cannot be reached, these wait for it. All others are counted by each process for itself meanwhile.
RATE_LIMITS_CLOSED = {"account"}

# Which row a request counts for that changes something, by the name of its view.
RATE_LIMITED_VIEWS: dict[str, str] = {
    # These also count a post, a comment, a change or each picture, where they know that it is one.
    "posts:create": "writing",
    "posts:edit": "writing",
    "comments:create": "writing",
    "comments:edit": "writing",
    "pictures:upload": "writing",
    "posts:preview": "writing",
    "drafts:save": "writing",
    "drafts:save_change": "writing",
    "drafts:discard": "edit",
    "drafts:unschedule": "edit",
    "pictures:discard": "writing",
    "posts:delete": "edit",
    "posts:withdraw_version": "edit",
    "comments:delete": "edit",
    "likes:like_post": "like",
    "likes:unlike_post": "like",
    "likes:like_comment": "like",
    "likes:unlike_comment": "like",
    "follows:follow": "follow",
    "follows:unfollow": "follow",
    "follows:withdraw": "follow",
    "follows:remove": "follow",
    "follows:accept": "follow",
    "follows:accept_all": "follow",
    "follows:decline": "follow",
    "feeds:follow_tag": "follow",
    "feeds:unfollow_tag": "follow",
    "feeds:hide_tag": "follow",
    "feeds:unhide_tag": "follow",
    "moderation:report_post": "report",
    "moderation:report_comment": "report",
    "moderation:report_member": "report",
    "posts:ask_for_note": "report",
    "members:quiet": "settings",
    "guidelines:changed": "settings",
    "moderation:appeal": "settings",
    "moderation:answer": "settings",
    "moderation:own_mail": "settings",
    "notifications:mark_read": "settings",
    "blocks:block": "settings",
    "blocks:unblock": "settings",
    "blocks:mute": "settings",
    "blocks:unmute": "settings",
    "blocks:mute_post": "settings",
    "blocks:unmute_post": "settings",
    "filters:add": "settings",
    "filters:change": "settings",
    "filters:delete": "settings",
    "posts:usual": "settings",
    "members:edit": "settings",
    "members:change_picture": "settings",
    "members:remove_picture": "settings",
    "members:leave": "settings",
    "members:privacy": "settings",
    "members:leave_now": "settings",
    "members:pause": "settings",
    "members:come_back": "settings",
    # One a day is counted where it is asked for, so that a wrong password costs nobody their copy.
    "exports:ask": "settings",
    "members:choose_handle": "settings",
    # Passwords of single pages and documents, and Wagtail's own way in, which ours stands before.
    "wagtailcore_authenticate_with_password": "account",
    "wagtaildocs_authenticate_with_password": "account",
    "wagtailcore_login": "account",
}
# Read-only ones that count for more than a page.
RATE_LIMITED_READS: dict[str, str] = {
    "members:suggestions": "suggest",
    "posts:tag_suggestions": "suggest",
}
# allauth's views, all of them by how their names begin.
RATE_LIMITED_ACCOUNT_VIEWS = ("account_", "mfa_", "usersessions_")
# Doing these again harms nobody, and nobody may be kept from them.
RATE_UNLIMITED_VIEWS = {"account_logout"}

# Whoever joined less than `hours` ago, or has fewer than `posts` posts for others to see, is new here. `links` and
# `mentions` are what a newcomer's post may hold of each.
NEWCOMERS = {"hours": 24, "posts": 3, "links": 2, "mentions": 2}

# What all pictures of one member may take up, in bytes.
PICTURE_QUOTA = 1024**3

# More than these in an hour, from one member to another, are told as one.
NOTIFICATIONS_PER_SOURCE = 20

# A site whose oldest waiting task is older than this many seconds is not ready: nobody works on them.
TASKS_MAY_WAIT = 10 * MINUTE
