"""The style of the pages: enough contrast in both themes."""

import re

import pytest

from devtools.site.body import TEMPLATES

STYLE = (TEMPLATES / "site.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", STYLE))
TEXT = ("text", "muted", "link", "keyword", "string", "number", "name", "builtin")


def luminance(colour):
    """WCAG's relative luminance of a colour like #1f2328."""
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_wcags():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["page", "panel"])
@pytest.mark.parametrize("name", TEXT)
def test_words_stand_out_in_both_themes(name, ground):
    for front, back in zip(COLOURS[name].split(", "), COLOURS[ground].split(", "), strict=True):
        assert contrast(front, back) >= 4.5


def test_the_note_and_the_edges_of_controls_stand_out():
    for name, ground, least in [("text", "note", 4.5), ("control", "page", 3)]:
        for front, back in zip(COLOURS[name].split(", "), COLOURS[ground].split(", "), strict=True):
            assert contrast(front, back) >= least


def test_every_colour_of_words_is_one_of_those_tested():
    rules = re.sub(r":root.*?}", "", STYLE, flags=re.S)
    used = {*re.findall(r"(?<![\w-])color: ([^;]+);", rules)}
    assert used <= {f"var(--{name})" for name in TEXT} | {"inherit"}
