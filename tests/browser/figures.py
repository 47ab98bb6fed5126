"""What is to be seen of the pictures of a page."""

import io

from PIL import Image

LOOK = """
image => {
  const box = image.getBoundingClientRect();
  const caption = image.closest("figure")?.querySelector("figcaption");
  return {
    alt: image.getAttribute("alt"), caption: caption?.textContent ?? "",
    is_visible: image.naturalWidth > 0 && box.width > 20 && box.height > 20
      && image.checkVisibility({opacityProperty: true, visibilityProperty: true}),
    is_inside: box.left >= 0 && box.right <= document.documentElement.clientWidth,
  };
}
"""
NO_ALT = ("", "Image")
"""JupyterLab itself writes "Image" where there is nothing."""

EDGE = 4
"""Pixels at each side that may show the surroundings."""


def look_at(images):
    """Scroll each picture of a locator into view and say what is to be seen of it."""
    return [_look_at(image) for image in images.all()]


def _look_at(image):
    image.scroll_into_view_if_needed()
    figure = image.evaluate(LOOK)
    return {**figure, "is_blank": figure["is_visible"] and is_blank(image.screenshot())}


def is_blank(png):
    """Whether a picture, without its edge, has only one colour."""
    with Image.open(io.BytesIO(png)) as picture:
        width, height = picture.size
        inner = picture.convert("RGB").crop((EDGE, EDGE, width - EDGE, height - EDGE))
        return all(low == high for low, high in inner.getextrema())


def faults(figures, have_captions=True):
    """What is wrong with pictures, as sentences; the figures are those of `look_at`."""
    alts = [figure["alt"] for figure in figures]
    for number, figure in enumerate(figures, start=1):
        if (figure["alt"] or "").strip() in NO_ALT:
            yield f"figure {number} has no alternative text"
        elif alts.count(figure["alt"]) > 1:
            yield f"figure {number} shares its alternative text: {figure['alt'][:60]}"
        if have_captions and not figure["caption"].strip():
            yield f"figure {number} has no caption"
        if not figure["is_visible"]:
            yield f"figure {number} is not visible"
        if figure["is_blank"]:
            yield f"figure {number} is blank"
        if not figure["is_inside"]:
            yield f"figure {number} reaches beyond the window"
