"""The page inside notebook 02's map to search, drawn by Bokeh for `map.show_interactive_map`."""

import re

import numpy as np
from bokeh.embed import file_html
from bokeh.layouts import column
from bokeh.models import AutocompleteInput, ColumnDataSource, CustomJS, Div, HoverTool
from bokeh.plotting import figure
from bokeh.resources import Resources

from course_utils.plots.display import BLACK, SKY, VERMILION

SIDE = 620
"""Of the square that is drawn, in pixels; the box and the legend need 160 more of height."""

# Bokeh draws some ids at random and counts others since the start of Python.
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=\")p\d{4,}(?=\")")

# The chosen point in the middle, a fifth of the whole map around it.
_GO_THERE = """
const row = points.data.name.indexOf(box.value);
if (row < 0) return;
const [x, y] = [points.data.x[row], points.data.y[row]];
chosen.data = {x: [x], y: [y]};
for (const [range, middle] of [[plot.x_range, x], [plot.y_range, y]]) {
  range.start = middle - reach; range.end = middle + reach;
}
said.text = box.value + ": " + points.data.said[row];
"""


def map_page(user_repr_matrix, item_repr_matrix, films):
    """The page of `show_interactive_map`, with all that it needs; the same data, the same bytes.

    Returns
    -------
    str
    """
    users = _points(user_repr_matrix, [f"user {user}" for user in range(len(user_repr_matrix))],
                    [f"at {x:.2f}, {y:.2f}" for x, y in user_repr_matrix])
    items = _points(item_repr_matrix, films["title"].tolist(), [
        f"{film.ratings} ratings, distance {film.distance:.2f}, angle {film.angle:.1f} degrees"
        for film in films.itertuples()])
    low, high = (bound(np.vstack([user_repr_matrix, item_repr_matrix]), axis=0)
                 for bound in (np.min, np.max))
    span = 0.55 * float((high - low).max())
    # A square with two ranges of one length: equal scales, also after a zoom.
    x_range, y_range = ((middle - span, middle + span) for middle in ((low + high) / 2).tolist())
    plot = figure(frame_width=SIDE, frame_height=SIDE, x_range=x_range, y_range=y_range,
                  tools="pan,wheel_zoom,zoom_in,zoom_out,reset", active_scroll="wheel_zoom",
                  x_axis_label="first dimension", y_axis_label="second dimension")
    drawn = [
        plot.scatter("x", "y", source=ColumnDataSource(users), marker="x", color=SKY, size=7,
                     line_width=1.5, legend_label="user"),
        plot.scatter("x", "y", source=ColumnDataSource(items), color=VERMILION, line_color=BLACK,
                     size=9, legend_label="film"),
    ]
    plot.add_tools(HoverTool(renderers=drawn, tooltips=[("", "@name"), ("", "@said")]))
    chosen = ColumnDataSource({"x": [], "y": []})
    plot.scatter("x", "y", source=chosen, size=22, fill_alpha=0, line_color=BLACK, line_width=3)
    every = {name: items[name] + users[name] for name in items}
    box = AutocompleteInput(title="Find a film or a user", completions=every["name"],
                            case_sensitive=False, search_strategy="includes", min_characters=1,
                            max_completions=12, width=420)
    said = Div(text="Choose one with the arrow keys and Enter.", render_as_text=True)
    box.js_on_change("value", CustomJS(code=_GO_THERE, args={
        "box": box, "plot": plot, "points": ColumnDataSource(every), "chosen": chosen,
        "said": said, "reach": span / 5}))
    page = file_html(column(box, said, plot),
                     Resources(mode="inline"),
                     title="Map of films and users")
    return _settled_ids(page)


def _points(reprs, names, said):
    x, y = np.round(reprs, 4).T.tolist()
    return {"x": x, "y": y, "name": names, "said": said}


def _settled_ids(page):
    """Number Bokeh's ids in the order in which they come."""
    numbers = {}
    return _ID.sub(lambda found: f"course-{numbers.setdefault(found[0], len(numbers))}", page)
