"""Posts of WordPress: rendered title, excerpt and text, and what was embedded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wagtail_newsclean.text import Copy, Story, clean

CONTENT = (
    "\n<p>PORT MARROW, March 4 (NW) &#8211; A storm kept the <strong>harbour</strong> closed.</p>\n\n"
    "<figure class='wp-block-image'><img src='https://nord.example/p.jpg' alt='Pier'/>"
    "<figcaption>The pier. Photo: Di Eff</figcaption></figure>\n"
    "<p>It opens at noon, the authority said on Wednesday &hellip;</p>\n"
)
POST: dict[str, Any] = {
    "id": 7,
    "date": "2026-03-04T12:00:00",
    "date_gmt": "2026-03-04T11:00:00",
    "status": "publish",
    "title": {"rendered": "Storm &#8216;n&#8217; sea: 5 &lt; 6"},
    "content": {"rendered": CONTENT, "protected": False},
    "excerpt": {"rendered": "<p>A third day without ferries.</p>\n", "protected": False},
    "author": 3,
    "_embedded": {
        "author": [{"id": 3, "name": "Ann Ode"}],
        "wp:featuredmedia": [
            {
                "source_url": "https://nord.example/w.jpg",
                "alt_text": "Wall",
                "caption": {"rendered": "<p>Waves.</p>"},
            }
        ],
        "wp:term": [
            [{"taxonomy": "category", "name": "Coast &amp; sea"}],
            [{"taxonomy": "post_tag", "name": "storm"}],
        ],
    },
}


def read(data: object) -> Story:
    return clean(Copy(data=json.dumps(data).encode(), filename="posts.json"))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


def test_a_post() -> None:
    story = read(POST)
    assert kinds(story) == [
        ("headline", "Storm ‘n’ sea: 5 < 6"),
        ("byline", "Ann Ode"),
        ("standfirst", "A third day without ferries."),
        ("body", "PORT MARROW, March 4 (NW) – A storm kept the harbour closed."),
        ("caption", "The pier. Photo: Di Eff"),
        ("body", "It opens at noon, the authority said on Wednesday …"),
        ("caption", "Waves."),
        ("tags", "Coast & sea · storm"),
    ]
    assert story.dateline is not None
    assert str(story.dateline.date) == "2026-03-04"
    assert story.document is not None
    assert [(picture.src, picture.alt) for picture in story.document.pictures] == [
        ("https://nord.example/p.jpg", "Pier"),
        ("https://nord.example/w.jpg", "Wall"),
    ]


def test_of_a_list_the_first_is_the_story() -> None:
    other = {"title": {"rendered": "Trains run"}, "content": {"rendered": "<p>They do.</p>"}}
    story = read([POST, {"id": 9}, other])
    assert kinds(story)[-2:] == [("other", "Trains run"), ("other", "They do.")]


def test_an_excerpt_that_was_cut_from_the_text_is_not_said_twice() -> None:
    cut = {"rendered": "<p>PORT MARROW, March 4 (NW) &#8211; A storm kept the harbour [&hellip;]</p>\n"}
    assert "standfirst" not in [kind for kind, _ in kinds(read({**POST, "excerpt": cut}))]
    own = {"rendered": "<p>Nobody knows when it ends &hellip;</p>"}
    assert ("standfirst", "Nobody knows when it ends …") in kinds(read({**POST, "excerpt": own}))


def test_a_scheduled_post_is_under_embargo() -> None:
    assert kinds(read({**POST, "status": "future"}))[0] == ("note", "Embargo: 2026-03-04 11:00 UTC")


@pytest.mark.parametrize(
    ("extra", "names"),
    [
        ({"authors": [{"display_name": "Bo Pell"}, {"display_name": "Ann Ode"}]}, ("Bo Pell", "Ann Ode")),
        ({"_embedded": None, "yoast_head_json": {"author": "Bo Pell"}}, ("Bo Pell",)),
        ({"_embedded": {"author": [{"code": "rest_user_invalid_id"}]}}, ()),
    ],
)
def test_authors_from_wherever_they_are_named(extra: dict[str, Any], names: tuple[str, ...]) -> None:
    assert read({**POST, **extra}).byline == names


@pytest.mark.parametrize("value", [None, 1, "", [], {}, [[1]], {"rendered": 3}, [{"name": {}}]])
@pytest.mark.parametrize("field", sorted(POST.keys() - {"title"}))
def test_fields_of_any_shape_break_nothing(field: str, value: Any) -> None:
    assert "Storm" in read({**POST, field: value}).source


def test_scripts_do_not_come_along() -> None:
    story = read({**POST, "content": {"rendered": "<p onclick=x>One.</p><script>alert(1)</script>"}})
    assert "alert" not in story.source
    assert story.document is not None
    assert story.document.render is not None
    assert "onclick" not in "".join(map(story.document.render, range(len(story.blocks))))
