"""What Sphinx is told about the site.

The theme is Jupyter Book's, which readers of course sites know; it stands on pydata-sphinx-theme
and adds the buttons over a notebook (download, Binder, Colab, full screen). Docstrings are read
by napoleon, a part of Sphinx itself: it is tested and released with it, and numpydoc would add
its own tables of members and headings inside each function.
"""

import gc

from devtools.site.launch import launch_options

# A third of the time went into looking for garbage among the nodes of the pages: 50 MB in all.
gc.disable()

COURSE = "Least squares, ALS and maximum likelihood"

project = COURSE
html_title = COURSE
author = ""
language = "en"

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "sphinx.ext.napoleon",
    "sphinx_codeautolink",
    "sphinx_copybutton",
    "devtools.site.links",
    "devtools.site.outputs",
]

# Notebooks: as they were executed; of an output its HTML, for neither scripts nor widgets run.
nb_execution_mode = "off"
nb_mime_priority_overrides = [("html", "text/html", 0)]
# The numbers behind the figures, for tests.
suppress_warnings = ["mystnb.unknown_mime_type"]
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
smartquotes = False

# Docstrings
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
codeautolink_concat_default = True
codeautolink_disable_link_titles = True
napoleon_google_docstring = False
napoleon_use_ivar = True

# Pages
html_theme = "sphinx_book_theme"
html_theme_options = {
    **launch_options(),
    "use_download_button": True,
    "extra_footer": "Text and code: MIT licence. Film ratings: MovieLens by GroupLens, for "
                    "research and teaching, not for commerce.",
    "back_to_top_button": False,
    # The search is in the side bar already.
    "navbar_persistent": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
html_context = {"default_mode": "auto"}
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js", "mathjax-settings.js"]
html_copy_source = True
html_show_copyright = False
html_show_sphinx = False
# Search cannot read other pages when the site is opened from the file system.
html_show_search_summary = False
# Copied to this place beside the pages; nothing is asked of a network.
mathjax_path = "mathjax/MathJax.js"
myst_update_mathjax = False
copybutton_selector = ":not(.output) > div.highlight > pre"
