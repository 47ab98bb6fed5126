"""Grade a class: run strangers' code in a sandbox, judge only the numbers that come out."""

import sys

from course_utils.start.jupyter import LEFT_OUT

sys.modules.setdefault(LEFT_OUT, None)
