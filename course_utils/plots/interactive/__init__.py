"""Interactive figures, one file a figure: sliders in JupyterLab, a picture everywhere else.

Live means: in a notebook whose kernel a Jupyter server has started, in JupyterLab for example.
The server names the session in the kernel's environment. nbval, nbconvert and nbgrader start
kernels of their own, without a session, and store the static form.
"""

SESSION_VARIABLE = "JPY_SESSION_NAME"
"""Set by jupyter_server in the environment of the kernels that it starts for notebooks."""
