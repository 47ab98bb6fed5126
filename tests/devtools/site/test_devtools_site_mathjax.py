"""MathJax beside the pages: all that it loads is there, and nothing of it elsewhere."""

import re

from notebook_files import ROOT

from devtools.site.mathjax import copy_mathjax

STATIC = ROOT / "devtools" / "site" / "static"
SETTINGS = (STATIC / "mathjax-settings.js").read_text(encoding="utf-8")


def test_the_copy_holds_what_the_settings_name(tmp_path):
    copy_mathjax(tmp_path / "mathjax")
    copied = {path.relative_to(tmp_path / "mathjax").as_posix()
              for path in (tmp_path / "mathjax").rglob("*") if path.is_file()}
    (config,) = re.findall(r'config: \["(.+)"\]', SETTINGS)
    (font,) = re.findall(r'webFont: "(.+)"', SETTINGS)
    combined = (tmp_path / "mathjax" / "config" / config).read_text(encoding="utf-8")
    assert "MathJax.js" in copied and "LICENSE" in copied
    assert f"jax/output/HTML-CSS/fonts/{font}/fontdata.js" in copied
    assert any(name.startswith(f"fonts/HTML-CSS/{font}/woff/") for name in copied)
    for extension in re.findall(r'"([\w/]+\.js)"', SETTINGS.replace(config, "")):
        assert f"extensions/{extension}" in {*copied, *re.findall(r'\[MathJax\]/([^"]+)', combined)}


def test_the_settings_leave_out_what_may_ask_a_server():
    assert "showMathMenu: false" in SETTINGS
    assert not re.search(r"a11y|MathMenu\.js|https?:", SETTINGS)
