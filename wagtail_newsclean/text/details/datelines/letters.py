"""Letters as regular expressions: Python's ``\\w`` leaves out vowel signs that many scripts write after a letter."""

from __future__ import annotations

#: Inside a character class: combining accents, Hebrew, Arabic, Indic and Thai signs.
MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc-\u09cd\u0b82-\u0bcd\u0e31-\u0e4e"
)

#: One or more letters with their signs.
LETTERS = rf"(?:[^\W\d_][{MARKS}]*)+"
