"""What goes wrong in a page without being seen: errors in the console, calls to elsewhere."""

# What JupyterLab itself says on the way, with the reason why it is no fault of the course.
KNOWN = {}


def watch(page, home):
    """Collect a page's problems from now on.

    Parameters
    ----------
    page : playwright.sync_api.Page
    home : tuple of str
        How the addresses begin that the page may ask; data that it holds itself do not count.

    Returns
    -------
    list of str
        Grows while the page is used.
    """
    problems = []
    page.on("console", lambda message: problems.append(f"console: {message.text}")
            if message.type == "error" and not is_known(message.text) else None)
    page.on("pageerror", lambda error: problems.append(f"page error: {error}"))
    page.on("request", lambda request: problems.append(f"asks {request.url}")
            if not request.url.startswith((*home, "data:", "blob:")) else None)
    page.on("websocket", lambda socket: problems.append(f"asks {socket.url}")
            if not socket.url.replace("ws:", "http:", 1).startswith(home) else None)
    return problems


def is_known(text):
    """Whether this is said by JupyterLab whatever the notebook."""
    return any(part in text for part in KNOWN)
