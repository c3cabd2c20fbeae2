"""Runs one extractor over saved pages: what it takes for the body, and its CPU time. Started by ``extractors.py``.

    peers.py NAME < pages.jsonl > bodies.jsonl

Each line in is ``{"id", "html"}``, each line out ``{"id", "body", "cpu"}``, CPU seconds without imports and
without the first page, which every tool reads once before the clock starts.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable


def newsclean() -> Callable[[str], str]:
    from wagtail_newsclean.text import Copy, clean

    return lambda html: clean(Copy(html=html)).body


def trafilatura() -> Callable[[str], str]:
    from trafilatura import extract

    return lambda html: extract(html) or ""


def readability() -> Callable[[str], str]:
    from lxml.html import fromstring
    from readability import Document

    def run(html: str) -> str:
        tree = fromstring(Document(html).summary(html_partial=True))
        return "\n".join(text.strip() for text in tree.itertext() if text.strip())

    return run


def newspaper4k() -> Callable[[str], str]:
    from newspaper import Article

    def run(html: str) -> str:
        article = Article("https://example.org/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return run


def resiliparse() -> Callable[[str], str]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html: extract_plain_text(html, main_content=True)


TOOLS = {
    "newsclean": newsclean,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
}


def main() -> None:
    extract = TOOLS[sys.argv[1]]()
    pages = [json.loads(line) for line in sys.stdin]
    tried(extract, pages[0]["html"])
    for page in pages:
        start = time.process_time()
        body = tried(extract, page["html"])
        cpu = time.process_time() - start
        print(json.dumps({"id": page["id"], "body": body, "cpu": cpu}))


def tried(extract: Callable[[str], str], html: str) -> str:
    """The body; nothing where the tool gives up on a page."""
    try:
        return extract(html)
    except Exception as error:
        print(f"{sys.argv[1]}: {type(error).__name__}: {error}", file=sys.stderr)
        return ""


if __name__ == "__main__":
    main()
