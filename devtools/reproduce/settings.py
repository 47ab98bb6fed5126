"""The settings that may change digits without another package: which, and whether they took."""

import json
import os
import subprocess

from course_utils.start.environment import environment_variables

VARIABLES = {
    "BLAS threads": ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"),
    "core type": ("OPENBLAS_CORETYPE",),
    "hash seed": ("PYTHONHASHSEED",),
    "time zone": ("TZ",),
    "locale": ("LC_ALL",),
}

# An empty value leaves a variable unset: OpenBLAS then takes the kernels that fit the processor.
USUAL = dict(zip(VARIABLES, ("2", "", "0", "UTC", "C.UTF-8"), strict=True))

# Each round changes all five at once; where it differs, each is tried alone.
ROUNDS = {
    f"settings-{number}": dict(zip(VARIABLES, values, strict=True))
    for number, values in enumerate((
        ("1", "Prescott", "1", "Asia/Kathmandu", "C"),
        ("2", "Nehalem", "2", "America/St_Johns", "de_DE.UTF-8"),
        ("1", "Haswell", "3", "Pacific/Kiritimati", "tr_TR.UTF-8"),
        ("2", "SkylakeX", "4", "Pacific/Marquesas", "en_US.UTF-8"),
        ("1", "Zen", "5", "Australia/Lord_Howe", "ja_JP.UTF-8"),
    ), start=1)
}


def variables(python, setting):
    """Return the environment variables for a Python under a setting.

    Parameters
    ----------
    python : pathlib.Path
    setting : dict of str to str
        A value for each name of `VARIABLES`.

    Returns
    -------
    dict of str to str
    """
    ours = {name for names in VARIABLES.values() for name in names}
    chosen = {name: value for key, value in setting.items() if value for name in VARIABLES[key]}
    others = {name: value for name, value in os.environ.items() if name not in ours}
    return others | environment_variables(python) | chosen


def observe(python, setting):
    """Return what `probe.look` says under a setting, or None where Python dies of it.

    Parameters
    ----------
    python : pathlib.Path
    setting : dict of str to str

    Returns
    -------
    dict or None
    """
    done = subprocess.run(
        [str(python), "-m", "devtools.reproduce.probe"],
        env=variables(python, setting), capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout) if done.returncode == 0 else None


def split_round(python, wanted):
    """Keep those settings of a round that take effect here.

    Parameters
    ----------
    python : pathlib.Path
    wanted : dict of str to str
        A value of `ROUNDS`.

    Returns
    -------
    setting : dict of str to str
        The usual value stands in where one is not to be had.
    refused : dict of str to str
        For each of the others, why.
    """
    usual = observe(python, USUAL)
    reasons = {name: why_not(name, value, observe(python, USUAL | {name: value}), usual)
               for name, value in wanted.items() if value != USUAL[name]}
    refused = {name: reason for name, reason in reasons.items() if reason}
    return wanted | {name: USUAL[name] for name in refused}, refused


def why_not(name, value, seen, usual):
    """Say why a setting had no effect.

    Parameters
    ----------
    name, value : str
        The setting, a name of `VARIABLES`, and its value.
    seen, usual : dict or None
        What `probe.look` says under this setting and under the usual ones.

    Returns
    -------
    str
        Empty where it had its effect.
    """
    if seen is None:
        return "this processor cannot run it"
    if name == "core type":
        return _why_no_core_type(value, _architectures(seen), _architectures(usual))
    taken = {
        "BLAS threads": {str(pool["threads"]) for pool in seen["blas"]} == {value},
        "time zone": seen["offset"] != usual["offset"],
        "locale": seen["locale"],
    }
    return "" if taken.get(name, True) else "not on this system"


def _architectures(seen):
    return sorted({pool["architecture"] for pool in seen["blas"] if pool["architecture"]})


def _why_no_core_type(value, found, usual):
    # OpenBLAS names some kernels after another processor (Prescott's after Katmai), and takes
    # its own choice for a name that it was built without.
    if found != usual:
        return ""
    if not found:
        return "the BLAS is another than OpenBLAS"
    if value in found:
        return "OpenBLAS takes it by itself here, as in the rows above"
    return f"OpenBLAS takes {' and '.join(found)} instead"
