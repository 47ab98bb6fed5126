"""The steps of Cholesky's method inside one strip, in vector registers, without loops.

Loops over blocks of eight by eight spend most of their time on themselves; here each step is
written out while the code is generated.
"""

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from course_utils.scale.numba_tiles import STRIP, Matrix, multiply_add


@intrinsic
def factor_block(_, matrix, inverses, first, least_pivot):
    """Factor the block on the diagonal that begins at `first`, as `numba_cholesky.factor` says.

    Returns whether each pivot is above `least_pivot`.
    """
    signature = types.boolean(matrix, inverses, types.intp, least_pivot)

    def generate(context, builder, signature, arguments):
        matrix, inverses = _matrices(context, builder, signature, arguments)
        first, least_pivot = arguments[2:]
        vectors = range(STRIP // matrix.lanes)
        rows = [[matrix.load(first, first, r, v * matrix.lanes) for v in vectors]
                for r in range(STRIP)]
        is_regular = ir.Constant(ir.IntType(1), 1)
        for k in range(STRIP):
            pivot = matrix.lane(rows[k], k)
            wide = pivot if pivot.type == least_pivot.type else builder.fpext(pivot, least_pivot.type)
            is_regular = builder.and_(is_regular, builder.fcmp_ordered(">", wide, least_pivot))
            inverse = builder.fdiv(ir.Constant(pivot.type, 1), matrix.square_root(pivot))
            builder.store(inverse, inverses.place(first.type(0), first, 0, k))
            rows[k] = [builder.fmul(part, matrix.spread(inverse)) for part in rows[k]]
            for r in range(k + 1, STRIP):
                factor = matrix.spread(builder.fneg(matrix.lane(rows[k], r)))
                rows[r] = [multiply_add(builder, factor, *pair)
                           for pair in zip(rows[k], rows[r], strict=True)]
            for v in vectors:
                matrix.store(rows[k][v], first, first, k, v * matrix.lanes)
        return is_regular

    return signature, generate


@intrinsic
def eliminate_strip(_, matrix, inverses, first, column):
    """Finish one vector column of a strip of U, in A = Uᵀ U, whose diagonal block is finished.

    ``matrix`` holds the strip in the rows from `first` on, ``inverses[0]`` the reciprocals of
    U's diagonal, and `column` is where the vector begins, right of the diagonal block.
    """
    signature = types.void(matrix, inverses, types.intp, types.intp)

    def generate(context, builder, signature, arguments):
        matrix, inverses = _matrices(context, builder, signature, arguments)
        first, column = arguments[2:]
        rows = [matrix.load(first, column, r) for r in range(STRIP)]
        for k in range(STRIP):
            rows[k] = builder.fmul(rows[k], inverses.everywhere(first.type(0), first, 0, k))
            for r in range(k + 1, STRIP):
                factor = builder.fneg(matrix.everywhere(first, first, k, r))
                rows[r] = multiply_add(builder, factor, rows[k], rows[r])
        for r in range(STRIP):
            matrix.store(rows[r], first, column, r)
        return context.get_dummy_value()

    return signature, generate


def _make_substitution(order, place):
    """Generate the code that solves for a strip of x, from the block on the diagonal.

    `order` is that of the unknowns, ``place(k, j)`` where the factor of x_k in the equation of
    x_j stands.
    """
    @intrinsic
    def substitution(_, matrix, inverses, x, first):
        return types.void(matrix, inverses, x, types.intp), generate

    def generate(context, builder, signature, arguments):
        matrix, inverses, x = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in range(3))
        first, zero = arguments[3], arguments[3].type(0)
        values = {k: builder.load(x.place(zero, first, 0, k)) for k in order}
        for n, k in enumerate(order):
            inverse = builder.load(inverses.place(zero, first, 0, k))
            values[k] = builder.fmul(values[k], inverse)
            for j in order[n + 1:]:
                factor = builder.load(matrix.place(first, first, *place(k, j)))
                values[j] = multiply_add(builder, builder.fneg(factor), values[k], values[j])
            builder.store(values[k], x.place(zero, first, 0, k))
        return context.get_dummy_value()

    return substitution


solve_transposed_block = _make_substitution(range(STRIP), lambda k, j: (k, j))
solve_block = _make_substitution(range(STRIP)[::-1], lambda k, j: (j, k))


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


def _matrices(context, builder, signature, arguments):
    """The first two arguments."""
    return (Matrix(context, builder, signature.args[k], arguments[k]) for k in range(2))
