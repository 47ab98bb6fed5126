"""Measure one cell of the record again, and say whether it agrees.

``python benchmarks/remeasure.py ENTRIES DIM IMPLEMENTATION [--peers PYTHON]`` changes nothing. It
takes as many runs as ``compare_als.py`` does, and agrees where the middle one lies between the
fastest and the slowest epoch on record; the exit code tells it too. Run it while the machine has
nothing else to do.
"""

import argparse
import sys

from als_data import SHAPES, SMALL
from als_record import ALL, comparison, find_row
from compare_als import add_measuring, measure, stored_matrix
from record_machine import machine_name, name_on_record, refuse_another, speeds

from course_utils.scaling.measurements import machines, read_machine


def main():
    options = _options()
    cell = options.entries, options.dim, options.implementation
    try:
        machine = name_on_record(machine_name(options.called), machines())
        row = find_row(machine, *cell)
        refuse_another(machine, speeds(), read_machine(machine=machine))
    except (LookupError, ValueError) as error:
        sys.exit(f"remeasure: {error}")
    print(f"record of: {machine}")
    again = measure(options, options.implementation, stored_matrix(options.entries), options.dim)
    if again is None:
        return 1
    agrees, text = comparison(row, again)
    print(text)
    return not agrees


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("entries", type=int, choices=[SMALL, *SHAPES], help="how many ratings")
    parser.add_argument("dim", type=int, help="numbers of a representation")
    parser.add_argument("implementation", choices=ALL)
    add_measuring(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
