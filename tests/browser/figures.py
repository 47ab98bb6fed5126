"""What a browser knows of the pictures of a page."""

# An error keeps the page from drawing: a picture from elsewhere makes the canvas unreadable.
LOOK = """
async image => {
  await image.decode().catch(() => {});
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  let colours = 0;
  if (canvas.width && canvas.height) {
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    colours = new Set(new Uint32Array(pixels.buffer)).size;
  }
  const box = image.getBoundingClientRect();
  const caption = image.closest("figure")?.querySelector("figcaption");
  return {
    alt: image.getAttribute("alt"), caption: caption?.textContent ?? "", colours,
    width: box.width, height: box.height, is_visible: image.checkVisibility(
      {opacityProperty: true, visibilityProperty: true}),
    is_inside: box.left >= 0 && box.right <= document.documentElement.clientWidth,
  };
}
"""


def look_at(images):
    """Scroll each picture of a locator into view and say what is to be seen of it."""
    found = []
    for image in images.all():
        image.scroll_into_view_if_needed()
        found.append(image.evaluate(LOOK))
    return found


def faults(figures):
    """What is wrong with pictures, as sentences; the figures are those of `look_at`."""
    alts = [figure["alt"] for figure in figures]
    for number, figure in enumerate(figures, start=1):
        if not (figure["alt"] or "").strip():
            yield f"figure {number} has no alternative text"
        elif alts.count(figure["alt"]) > 1:
            yield f"figure {number} shares its alternative text: {figure['alt'][:60]}"
        if not figure["caption"].strip():
            yield f"figure {number} has no caption"
        if not (figure["is_visible"] and figure["width"] > 0 and figure["height"] > 0):
            yield f"figure {number} is not visible"
        if figure["colours"] < 2:
            yield f"figure {number} is blank"
        if not figure["is_inside"]:
            yield f"figure {number} reaches beyond the window"
