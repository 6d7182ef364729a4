"""The documentation site: builds without warnings, has every page, and no link of it is dead."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("mkdocs", reason="needs python/requirements-docs.txt")

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "docs.sh"


def build(folder):
    # mkdocs of the Python that runs the tests.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [SCRIPT, folder]
    return subprocess.run(
        command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return folder


class Links(HTMLParser):
    """Where a page leads, and the places in it."""

    def __init__(self, path):
        super().__init__()
        self.targets, self.loaded, self.places = [], [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.places |= {found[name] for name in ("id", "name") if found.get(name)}
        for name in ("href", "src"):
            if found.get(name):
                self.targets.append(found[name])
                if tag != "a":
                    self.loaded.append(found[name])


def dead_links(folder):
    """(page, target) of each link to a file or a place that the site does not have."""
    pages = {path: Links(path) for path in folder.rglob("*.html")}
    for path, links in pages.items():
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            # 404.html is served for any address, so its links begin at the root.
            base = folder if parts.path.startswith("/") else path.parent
            to = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            to = to / "index.html" if to.is_dir() else to
            place = unquote(parts.fragment)
            known = to.is_file() and (to not in pages or not place or place in pages[to].places)
            if not known:
                yield str(path.relative_to(folder)), target


def test_no_dead_links(site):
    assert not list(dead_links(site))


def test_dead_links_are_found(tmp_path):
    """The checker itself."""
    (tmp_path / "a").mkdir()
    (tmp_path / "x.json").write_text("{}")
    (tmp_path / "index.html").write_text(
        '<h1 id="top">x</h1><a href="a/b.html#one">1</a><a href="#top">2</a>'
        '<a href="a/b.html#two">3</a><a href="c.html">4</a><img src="d.png">'
        '<a href="https://example.org/e">5</a><a href="x.json">6</a>'
    )
    (tmp_path / "a" / "b.html").write_text('<p id="one"><a href="..">7</a><a href="../a">8</a></p>')
    found = sorted(dead_links(tmp_path))
    dead = ["a/b.html#two", "c.html", "d.png"]
    assert found == [("a/b.html", "../a"), *(("index.html", target) for target in dead)]


def test_nothing_is_loaded_from_elsewhere(site):
    for path in site.rglob("*.html"):
        assert not [x for x in Links(path).loaded if urlsplit(x).netloc], path


def test_every_page_is_in_the_site(site):
    sources = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]
    for name in (*sources, "index.md", "CONTRIBUTING.md", "examples.md"):
        assert (site / name).with_suffix(".html").exists(), name
    home = (site / "index.html").read_text(encoding="utf-8")
    for name in sources:
        assert str(Path(name).with_suffix(".html")) in home, f"{name} is not in the navigation"


def test_references_are_those_of_the_build(site):
    """Every pass, and an op and an attribute of each dialect, with its example."""
    text = "".join(path.read_text(encoding="utf-8") for path in (site / "reference").glob("*.html"))
    for tables in sorted((ROOT / "include").rglob("Passes.td")):
        for line in tables.read_text(encoding="utf-8").splitlines():
            if ': Pass<"' in line:
                flag = line.split('"')[1]
                assert f"<code>-{flag}</code>" in text, flag
    for name in ("sparse_attn.compress_keys", "warp_pipe.create_ring", "TokenBudgetAttr"):
        assert name in text
    assert '<div class="highlight"><pre' in text


def test_tables_and_lists_are_read_as_such(site):
    """The pages are CommonMark; the site's Markdown needs more blank lines and fewer escapes."""
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "--target=cpu|sm_90a</code>" in home
    spec = (site / "Spec.html").read_text(encoding="utf-8")
    assert "<li><strong>RT1</strong>" in spec


def test_sources_are_named_without_a_link(site):
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<code>scripts/setup.sh</code>" in home
    assert 'href="Python.html"' in home and 'href="scripts' not in home
