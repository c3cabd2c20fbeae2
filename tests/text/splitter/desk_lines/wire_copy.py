"""Copy that the tests of what desks write have in common."""

from __future__ import annotations

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.desk_lines import desk_lines

STORY = (
    "PORT MARROW, March 4 (NW) - A storm kept the harbour of Port Marrow closed for a third day on Wednesday, leaving "
    "14 ferries and about 2,000 passengers stranded, officials said.\n\n"
    '"We have never seen waves like these," Mayor Lena Brandt told reporters in the town hall on Wednesday morning.\n'
)


def told(text: str) -> dict[str, Kind | None]:
    """The lines of which something is certain, and their kinds."""
    document = document_of_text(text)
    before, after = desk_lines(document.lines)
    return {document.lines[at].text: verdict.kind for at, verdict in sorted({**before, **after}.items())}


RELEASE = """For immediate release

Coast Line cancels ferries as storm shuts harbour

The harbour stayed shut on Wednesday for a third day as a storm kept ships at anchor, the port authority said.

Forecasters expect the wind to ease on Thursday. Ferries to the islands are cancelled until further notice.
"""

TEXT = """Harbour stays shut for third day

The harbour stayed shut on Wednesday for a third day as a storm kept ships at anchor, the port authority said.

Forecasters expect the wind to ease on Thursday. Ferries to the islands are cancelled until further notice.
"""
