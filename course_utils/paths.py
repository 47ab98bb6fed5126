"""Where the files of the course lie: the same folders in the repository and in a student's copy."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
