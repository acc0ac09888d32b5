"""The cells of the oracle whose object, action or surface the site does not have, and why. The first match counts.

Each line is a pattern over "object state action surface actor".
"""

from fnmatch import fnmatchcase

from tests.matrix.cells import Cell

OWN_SETTINGS = (
    "one’s own settings have no address that names somebody else; test_addresses sends other people’s names"
)

NOT_HERE = {
    "* * * * token_*": "there are no API tokens",
    "* * * api *": "there is no API",
    "* * * oembed *": "there is no oEmbed",
    "dm_* * * * *": "there are no direct messages",
    "bookmark * * * *": "there are no bookmarks",
    "post * list:bookmarks * *": "there are no bookmarks",
    "post * bookmark * *": "there are no bookmarks",
    "post * list:search * *": "there is no search",
    "post * list:sitemap * *": "there is no site map",
    "post * list:api_list * *": "there is no API",
    "post * list:trending * *": "nothing is ranked",
    "post * share * *": "posts are not shared within the site",
    "post * pin * *": "posts are not pinned",
    "post draft read htmx *": "a draft has no conversation",
    "post draft read opengraph *": "a draft has no address that others could share",
    "post draft like * *": "a draft is no post: there is nothing to like",
    "post draft unlike * *": "a draft is no post: there is nothing to like",
    "post draft comment * *": "a draft is no post: it has no conversation",
    "post draft report * *": "a draft is no post: nobody else can know of it",
    "post draft view_likers * *": "a draft is no post: there is nothing to like",
    "post draft view_history * *": "a draft keeps no versions",
    "post draft remove * *": "a draft is no post: nobody reports it",
    "post draft restore * *": "a draft is no post: nobody reports it",
    "post draft lock_comments * *": "part of changing a draft, which runs",
    "post draft attach_media * *": "part of changing a draft, which runs",
    "post draft change_visibility * *": "part of changing a draft, which runs",
    "comment * delete html mentioned": "authors of a post do not delete what others say under it",
    "profile * message * *": "there are no direct messages",
    "profile * tokens * *": "there are no API tokens",
    "profile * read_counts_of_posts * *": "no page says how many posts somebody has",
    "notification * delete * *": "notifications are not deleted one by one",
    "member active delete_now * *": "nobody deletes another’s account: two moderators delete content for good, never a member",
    "member active read_ip * *": "of an address only the first part is kept, with the session it is for; no page of staff has it",
    "member is_admin impersonate * *": "nobody can act as another: test_addresses looks for such an address",
    "member is_admin reset_2fa * *": "nobody takes another’s second factor away",
    "member active make_* * *": "done with Wagtail’s page for people, whose cells run (wagtail_users)",
    "wagtail_images * choose_member_upload * *": "members’ pictures are no images of Wagtail: no address names one",
    "wagtail_images * preview_member_upload * *": "members’ pictures are no images of Wagtail: no address names one",
    "wagtail_search_promotions * * * *": "promotions of search results are not installed",
    "wagtail_forms * * * *": "no page with a form can be made",
    "wagtail_translate * * * *": "there is one language",
    "privacy_page * * * *": "a page that editors write; live pages run as cms_page",
}


_OWN = ("edit", "set_private", "delete_account", "export", "change_email", "change_password", "sessions")
NOT_HERE |= {
    f"profile * {action} * {actor}": OWN_SETTINGS for action in _OWN for actor in ("[!ao]*", "admin")
}


def why_not_here(cell: Cell) -> str:
    """Return why the site has no such cell; "" when it has."""
    line = str(cell)
    return next((reason for pattern, reason in NOT_HERE.items() if fnmatchcase(line, pattern)), "")
