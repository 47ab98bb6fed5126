"""The steps of Cholesky's method inside one strip, in vector registers, without loops.

Loops over blocks of eight by eight spend most of their time on themselves; here each step is
written out while the code is generated.
"""

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from course_utils.als.numba.tiles import STRIP, VECTOR_BYTES, Matrix, multiply_add

# Below it, a product of two numbers of the pivot's size is too small for full precision.
SMALLEST_PIVOT = {
    number.bits // 8: float(np.sqrt(number.tiny / number.eps))
    for number in (np.finfo(np.float32), np.finfo(np.float64))}


@intrinsic
def factor_block(_, matrix, inverses, first, least_pivot):
    """Factor the block on the diagonal that begins at `first`, as `cholesky.factor` says.

    Returns whether each pivot is above `least_pivot`, and above the smallest that there may be.
    """
    signature = types.boolean(matrix, inverses, types.intp, least_pivot)

    def generate(context, builder, signature, arguments):
        matrix, inverses = _matrices(context, builder, signature, arguments)
        first, least_pivot = arguments[2:]
        smallest = ir.Constant(least_pivot.type, SMALLEST_PIVOT[matrix.item_bytes])
        least_pivot = builder.select(
            builder.fcmp_ordered(">", least_pivot, smallest), least_pivot, smallest)
        vectors = range(STRIP // matrix.lanes)
        rows = [[matrix.load(first, first, r, v * matrix.lanes) for v in vectors]
                for r in range(STRIP)]
        is_regular = ir.Constant(ir.IntType(1), 1)
        for k in range(STRIP):
            pivot = matrix.lane(rows[k], k)
            wide = (
                pivot if pivot.type == least_pivot.type else builder.fpext(pivot, least_pivot.type)
            )
            is_regular = builder.and_(is_regular, builder.fcmp_ordered(">", wide, least_pivot))
            reciprocal = builder.fdiv(ir.Constant(pivot.type, 1), pivot)
            builder.store(
                matrix.square_root(reciprocal), inverses.place(first.type(0), first, 0, k)
            )
            scale = matrix.spread(reciprocal)
            # The products do not wait for the division, which takes longest.
            for r in range(k + 1, STRIP):
                factor = matrix.spread(builder.fneg(matrix.lane(rows[k], r)))
                rows[r] = [multiply_add(builder, scale, builder.fmul(factor, above), row)
                           for above, row in zip(rows[k], rows[r], strict=True)]
            for v in vectors:
                matrix.store(builder.fmul(rows[k][v], scale), first, first, k, v * matrix.lanes)
        return is_regular

    return signature, generate


def make_elimination(vector_bytes):
    """Generate the code that finishes one vector column of a strip.

    Parameters
    ----------
    vector_bytes : int

    Returns
    -------
    callable
        ``eliminate(matrix, inverses, first, column)``, in compiled code only: ``matrix`` holds the
        strip in the rows from `first` on, its block on the diagonal and ``inverses[0]`` are
        finished, and `column`, where the vector begins, is right of that block.
    """
    @intrinsic
    def eliminate(_, matrix, inverses, first, column):
        return types.void(matrix, inverses, types.intp, types.intp), generate

    def generate(context, builder, signature, arguments):
        matrix, inverses = _matrices(context, builder, signature, arguments, vector_bytes)
        first, column = arguments[2:]
        rows = [matrix.load(first, column, r) for r in range(STRIP)]
        for k in range(STRIP):
            for r in range(k + 1, STRIP):
                factor = builder.fneg(matrix.everywhere(first, first, k, r))
                rows[r] = multiply_add(builder, factor, rows[k], rows[r])
        for r in range(STRIP):
            inverse = matrix.spread(builder.load(inverses.place(first.type(0), first, 0, r)))
            matrix.store(builder.fmul(rows[r], inverse), first, column, r)
        return context.get_dummy_value()

    return eliminate


def _make_substitution(order, place, *, is_scaled_first):
    """Generate the code that solves for a strip of x, from the block on the diagonal.

    `order` is that of the unknowns, ``place(k, j)`` where the factor of x_k in the equation of
    x_j stands; the factors of the unknowns themselves are one, and the scale of U's rows comes
    first or last.
    """
    @intrinsic
    def substitution(_, matrix, inverses, x, first):
        return types.void(matrix, inverses, x, types.intp), generate

    def generate(context, builder, signature, arguments):
        matrix, inverses, x = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in range(3))
        first, zero = arguments[3], arguments[3].type(0)
        scales = {k: builder.load(inverses.place(zero, first, 0, k)) for k in order}
        values = {k: builder.load(x.place(zero, first, 0, k)) for k in order}
        if is_scaled_first:
            values = {k: builder.fmul(values[k], scales[k]) for k in order}
        for n, k in enumerate(order):
            for j in order[n + 1:]:
                factor = builder.load(matrix.place(first, first, *place(k, j)))
                values[j] = multiply_add(builder, builder.fneg(factor), values[k], values[j])
            last = values[k] if is_scaled_first else builder.fmul(values[k], scales[k])
            builder.store(last, x.place(zero, first, 0, k))
        return context.get_dummy_value()

    return substitution


solve_transposed_block = _make_substitution(
    range(STRIP), lambda k, j: (k, j), is_scaled_first=False)
solve_block = _make_substitution(
    range(STRIP)[::-1], lambda k, j: (j, k), is_scaled_first=True)


@intrinsic
def subtract_strip(_, matrix, x, first, column):
    """Subtract a strip's rows, each times its number in x, from one vector of x."""
    signature = types.void(matrix, x, types.intp, types.intp)

    def generate(context, builder, signature, arguments):
        matrix, x = _matrices(context, builder, signature, arguments)
        first, column = arguments[2:]
        zero = first.type(0)
        total = x.load(zero, column)
        for k in range(STRIP):
            factor = builder.fneg(x.everywhere(zero, first, 0, k))
            total = multiply_add(builder, factor, matrix.load(first, column, k), total)
        x.store(total, zero, column)
        return context.get_dummy_value()

    return signature, generate


def _matrices(context, builder, signature, arguments, vector_bytes=VECTOR_BYTES):
    """The first two arguments."""
    return (Matrix(context, builder, signature.args[k], arguments[k], vector_bytes)
            for k in range(2))
