"""What the estimator takes and MLlib does not; said before Spark is looked for."""


def refuse_what_mllib_cannot(model, start):
    """ValueError for parameters of the estimator, or a start, that MLlib does not know."""
    if model.penalty != "interaction":
        raise ValueError(
            f"engine='spark' knows penalty='interaction' alone, not {model.penalty!r}: MLlib "
            "multiplies the penalty by the number of entries."
        )
    if model.reg_l == 0:
        raise ValueError("reg_l must be above 0 with engine='spark': MLlib solves no "
                         "singular equations.")
    asked = {"tol": model.tol > 0, "callback": model.callback is not None,
             "progress": model.progress, "start": start is not None}
    for name in filter(asked.get, asked):
        raise ValueError(f"engine='spark' cannot take {name}: MLlib makes all epochs in one "
                         "call, from a start of its own.")
