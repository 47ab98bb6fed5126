# Each target wraps a command of the project's own: the same commands work without make.
PYTHON ?= python3
# Words for the command: make test ARGS="-k als", make refresh ARGS=01
ARGS =
# A list of students, each with an edition of their own: for assignment and for grade
ROSTER =
FOR_ROSTER = $(if $(ROSTER),--roster "$(ROSTER)")
# With it Python would not find course_utils in the folder that it is started in.
unexport PYTHONSAFEPATH

.DEFAULT_GOAL := help
.PHONY: help course lab lint test test-browser test-spark assignment grade refresh reproduce lock bench

help course lab lint test test-browser test-spark refresh reproduce lock bench:
	@$(PYTHON) -m course_utils $@ $(ARGS)

# make assignment, or, for an edition of their own for each student: make assignment ROSTER=file
assignment:
	@$(PYTHON) -m course_utils assignment $(FOR_ROSTER) $(ARGS)

# make grade SUBMISSIONS=folder-or-zip OUT=folder
grade:
	$(if $(and $(SUBMISSIONS),$(OUT)),,$(error write: make grade SUBMISSIONS=folder-or-zip OUT=folder))
	@$(PYTHON) -m course_utils grade "$(SUBMISSIONS)" --out "$(OUT)" $(FOR_ROSTER) $(ARGS)
