"""Grade a class: run strangers' code in a sandbox, judge only the numbers that come out."""

import sys

# jsonschema does without it, and starts two seconds earlier: devtools/__init__.py
sys.modules.setdefault("rfc3987_syntax", None)
