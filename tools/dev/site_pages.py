"""Hooks of mkdocs.yml: the pages that do not lie in docs/, and links to all else.

README.md, CONTRIBUTING.md and examples/README.md become pages, and so do the references that
`ninja mlir-doc` writes into build/docs (SPARSE_ATTN_BUILD names another build folder). A link to a
source file becomes its name: the site has no sources.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
# Pages of the site by their path in the repository.
OUTSIDE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "examples/README.md": "examples.md",
}
REFERENCES = {
    "Dialects/SparseAttnDialect.md": "",
    "Dialects/WarpPipeDialect.md": "",
    "Passes/SparseAttnRaise.md": "Passes that raise programs",
    "Passes/SparseAttnTransforms.md": "Passes on sparse_attn",
    "Passes/SparseAttnConversion.md": "Passes that convert dialects",
    "Passes/WarpPipeTransforms.md": "Passes on warp_pipe",
    "Passes/SparseAttnTarget.md": "Passes for targets",
}
LINK = re.compile(r"(!?)\[([^]]*)\]\(([^)#:\s]+)(#[^)\s]*)?\)")
CODE = re.compile(r"`[^`]+`")
FENCE = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)


def on_files(files: Any, config: Any) -> Any:
    """Adds the pages outside of docs/."""
    for source, page in OUTSIDE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=text))
    build = Path(os.environ.get("SPARSE_ATTN_BUILD", ROOT / "build")) / "docs"
    for name, title in REFERENCES.items():
        path = build / name
        if not path.exists():
            raise PluginError(f"expected {path}: build the target mlir-doc first")
        text = path.read_text(encoding="utf-8")
        page = f"reference/{path.name}"
        files.append(File.generated(config, page, content=reference(text, title)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Links to pages outside of docs/ lead to their place in the site, others become names."""
    source = source_of(page.file.src_uri)
    parts = FENCE.split(markdown)
    for i in range(0, len(parts), 2):
        parts[i] = as_python_markdown(parts[i])
        if source is not None:
            parts[i] = LINK.sub(lambda match: rewritten(match, source, page.file.src_uri), parts[i])
    return "".join(parts)


def as_python_markdown(text: str) -> str:
    """Text without fences. The pages are written for CommonMark, where a list may follow a
    paragraph at once, and where a table's code escapes its bars."""
    text = re.sub(
        r"^((?!\s*(?:[-*]|\d+\.) )\S.*\n)(?=(?:[-*]|\d+\.) )", r"\1\n", text, flags=re.MULTILINE
    )
    row = re.compile(r"^\|.*$", re.MULTILINE)
    return row.sub(lambda match: CODE.sub(lambda code: code[0].replace("\\|", "|"), match[0]), text)


def source_of(page: str) -> str | None:
    """The path in the repository of a page; None for a generated one."""
    if page.startswith("reference/"):
        return None
    back = {page: source for source, page in OUTSIDE.items()}
    return back.get(page, f"docs/{page}")


def rewritten(match: re.Match[str], source: str, page: str) -> str:
    """A link of the page that was written in `source`, as the site has it."""
    image, text, target, anchor = match.groups()
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    inside = OUTSIDE.get(path)
    # A folder of docs/ is no page.
    if inside is None and path.startswith("docs/") and (ROOT / path).is_file():
        inside = path.removeprefix("docs/")
    if inside is not None:
        where = posixpath.relpath(inside, posixpath.dirname(page) or ".")
        return f"{image}[{text}]({where}{anchor or ''})"
    # What does not exist is left to mkdocs, which complains.
    if image or not (ROOT / path).exists():
        return match.group(0)
    return f"`{text}`" if text in (path, posixpath.basename(path)) else text


def reference(text: str, title: str) -> str:
    """What mlir-tblgen writes as a page: passes get a title, and their names the first level."""
    text = re.sub(r"^<!--.*?-->\n", "", text, flags=re.DOTALL)
    if not title:
        return text
    text = re.sub(r"^(#{2,}) ", lambda match: match.group(1)[1:] + " ", text, flags=re.MULTILINE)
    return f"# {title}\n\n{text}"
