"""The fields at the top of a Markdown file, between lines of dashes (YAML) or of plus signs (TOML)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml import Node

#: What a field holds; every scalar is text, as the file writes it.
Value = str | list["Value"] | dict[str, "Value"]

#: Longer than this, in characters, it is none: a story's fields are some hundreds.
_LONGEST = 16_000
_YAML = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"\s*\w[\w -]*(?::[ \n]|[ ]*=)")
#: A colon that people write and YAML does not take: "title: Storm: harbour closed".
_COLON = re.compile(r"^(\w[\w-]*): +([^ \"'\[{>|&*!%#@`\n][^\n]*: [^\n]*)$", re.MULTILINE)


class FrontMatter(NamedTuple):
    """The fields of a file, in their order, and its text."""

    fields: list[tuple[str, Value]]
    text: str
    broken: bool = False  #: its lines are fields without a name


def front_matter_of(text: str) -> FrontMatter | None:
    """None for a text without any, such as one that begins with a rule. Line ends must be ``\\n``."""
    head = text[:_LONGEST]
    match = _YAML.match(head) or _TOML.match(head)
    if match is None:
        return None
    front, rest = match[1], text[match.end() :]
    read = _toml if match.re is _TOML else _yaml
    fields = read(front) or read(_COLON.sub(_quoted, front))
    if fields:
        return FrontMatter(fields, rest)
    if not _FIELD.match(front):
        return None
    return FrontMatter([("", line.strip()) for line in front.splitlines()], rest, broken=True)


def _quoted(match: re.Match[str]) -> str:
    return f"{match[1]}: {json.dumps(match[2].rstrip(), ensure_ascii=False)}"


def _yaml(text: str) -> list[tuple[str, Value]]:
    """The fields, none where it is broken. Nothing is built but text; an alias, of which bombs are made, breaks it."""
    import yaml  # seldom needed

    class Loader(yaml.BaseLoader):
        def compose_node(self, parent: Node | None, index: int) -> Node | None:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    def value_of(node: Node) -> Value:
        if isinstance(node, yaml.MappingNode):
            return {str(value_of(name)): value_of(value) for name, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value_of(value) for value in node.value]
        return str(node.value)

    try:
        root = yaml.compose(text, Loader=Loader)
        if not isinstance(root, yaml.MappingNode):
            return []
        return [(str(value_of(name)), value_of(value)) for name, value in root.value]
    except (yaml.YAMLError, RecursionError):
        return []


def _toml(text: str) -> list[tuple[str, Value]]:
    """The fields, none where it is broken."""
    import tomllib

    def value_of(found: object) -> Value:
        if isinstance(found, dict):
            return {name: value_of(value) for name, value in found.items()}
        if isinstance(found, list):
            return [value_of(value) for value in found]
        return str(found).lower() if isinstance(found, bool) else str(found)

    try:
        return [(name, value_of(value)) for name, value in tomllib.loads(text, parse_float=str).items()]
    except (ValueError, RecursionError):
        return []
