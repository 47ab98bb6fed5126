"""Interactive figures, one file a figure: sliders in JupyterLab, a picture everywhere else.

Live is what `course_utils.session.is_live` says; nbval, nbconvert and nbgrader store the static
form.
"""
