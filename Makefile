# Each target wraps a command of the project's own: the same commands work without make.
PYTHON ?= python3
# Words for the command: make test ARGS="-k als", make refresh ARGS=01
ARGS =

.DEFAULT_GOAL := help
.PHONY: help course lab test refresh bench lock

help course lab test refresh bench lock:
	@$(PYTHON) -m course_utils $@ $(ARGS)
