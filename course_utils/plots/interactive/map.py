"""Notebook 02's map to search, zoom and hover: in JupyterLab and on the page, offline.

BokehJS lies inside, 1.7 MB, so a stored notebook holds `PLACEHOLDER` instead.
"""

import html
import re

from IPython.display import display

PLACEHOLDER = "<p>The map to search stands here once the cell has run.</p>"
FRAME = re.compile(r'<iframe class="course-map"[^>]*></iframe>')


def show_interactive_map(user_repr_matrix, item_repr_matrix, films):
    """Display the map with a box that finds a film or a user.

    Parameters
    ----------
    user_repr_matrix : ndarray of shape (n_users, 2)
    item_repr_matrix : ndarray of shape (n_items, 2)
    films : DataFrame
        A row for each item; the columns ``title``, ``ratings``, ``distance`` and ``angle``.
    """
    # Bokeh takes a second to import, which nobody should wait for before there is a map.
    from course_utils.plots.interactive.map_page import SIDE, map_page

    page = map_page(user_repr_matrix, item_repr_matrix, films)
    caption = (f"The same map: {len(films)} films and {len(user_repr_matrix)} users. Type a title "
               "or the number of a user; the wheel enlarges, the pointer names what is below it.")
    frame = (
        f'<iframe class="course-map" title="Map of films and users, to search" '
        f'style="width:100%;height:{SIDE + 160}px;border:0" srcdoc="{html.escape(page)}"></iframe>'
    )
    display(
        {
            "text/html": f"<figure>{frame}<figcaption>{html.escape(caption)}</figcaption></figure>",
            "text/plain": caption,
        },
        raw=True,
    )


def without_frame(text):
    """Put `PLACEHOLDER` where the map is in a text of HTML."""
    return FRAME.sub(PLACEHOLDER, text)
