"""A stranger's words as text that can be printed, stored and read; only the standard library."""

import unicodedata

LONGEST_TEXT = 300
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Tab and line end; and the joiners that some scripts, and emoji, are spelled with.
_NEEDED = set("\t\n\u200c\u200d")


def clean_text(text: object) -> str:
    """Return a stranger's text as one short line that can be printed and stored."""
    return visible_text(" ".join(str(text)[: 4 * LONGEST_TEXT].split()))[:LONGEST_TEXT]


def visible_text(text: str) -> str:
    """Return a stranger's text with a symbol for each letter that acts and cannot be seen.

    Control characters, also those that turn the direction of writing around, become ``�``.
    """
    return "".join(
        "�" if unicodedata.category(letter) in _UNSEEN and letter not in _NEEDED else letter
        for letter in text)
