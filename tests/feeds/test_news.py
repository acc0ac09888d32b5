from xml.etree import ElementTree

from tests.factories.posts import a_post

ATOM = "{http://www.w3.org/2005/Atom}"


def test_news_name_the_sites_own_address_whatever_host_was_asked(visitor, ana, settings):
    settings.SITE_ADDRESS = "https://commonplace.example/"
    post = a_post(by=ana, title="A bowl", text="Mended *twice*.", tags=["wool"])
    for address in ("/latest/feed.atom", "/tags/wool/feed.atom", "/@ana/feed.atom"):
        answer = visitor.get(address)
        assert answer["Content-Type"].startswith("application/atom+xml")
        assert b"testserver" not in answer.content
        entry = ElementTree.fromstring(answer.content).find(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == "A bowl"
        assert (
            entry.find(f"{ATOM}link").get("href") == f"https://commonplace.example{post.get_absolute_url()}"
        )
        assert "<em>twice</em>" in entry.findtext(f"{ATOM}summary")
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ana Author"


def test_pages_tell_feed_readers_where_the_news_are(visitor, ana):
    a_post(by=ana, tags=["wool"])
    assert 'href="/latest/feed.atom"' in visitor.get("/latest/").content.decode()
    assert 'href="/tags/wool/feed.atom"' in visitor.get("/tags/wool/").content.decode()


def test_there_are_no_news_of_nobody(visitor, ana):
    assert visitor.get("/@nobody/feed.atom").status_code == 404
    assert visitor.get("/tags/nothing/feed.atom").status_code == 404
