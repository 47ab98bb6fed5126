"""The one place that says where the course is published: with an address come the buttons."""

# For example "https://github.com/NAME/COURSE". Empty: no launch buttons, only the download.
REPOSITORY = ""
BRANCH = "main"
BINDER, COLAB = "https://mybinder.org", "https://colab.research.google.com"


def launch_options():
    """Return the theme's options for the buttons that open a notebook elsewhere.

    Returns
    -------
    dict
        Empty where there is no address.
    """
    if not REPOSITORY:
        return {}
    return {
        "repository_url": REPOSITORY,
        "repository_branch": BRANCH,
        "path_to_docs": "notebooks",
        "launch_buttons": {"binderhub_url": BINDER, "colab_url": COLAB},
        "use_repository_button": True,
    }
