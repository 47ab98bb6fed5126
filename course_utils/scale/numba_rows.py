"""Rows of a matrix that lie far from one another: fetched, copied and multiplied.

Which row comes later is known, so that the processor can fetch it while it works on another one.
The matrices are as in `numba_tiles`.
"""

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from course_utils.scale.numba_tiles import (
    CACHE_LINE_BYTES,
    VECTOR_BYTES,
    WIDE_BYTES,
    Matrix,
    multiply_add,
)


@intrinsic
def copy_row(_, source, row, target, target_row, next_row):
    """Copy a row of one matrix into another, and begin to fetch the one that comes later."""
    index = types.intp
    signature = types.void(source, index, target, index, index)

    def generate(context, builder, signature, arguments):
        source, target, half, half_target = (
            Matrix(context, builder, signature.args[k], arguments[k], vector_bytes)
            for vector_bytes in (WIDE_BYTES, VECTOR_BYTES) for k in (0, 2))
        _, row, _, target_row, next_row = arguments
        number = row.type
        line = CACHE_LINE_BYTES // source.item_bytes
        rest = builder.and_(source.width, number(-line))
        with cgutils.for_range_slice(
                builder, number(0), rest, number(line), intp=number) as (column, _):
            _fetch(builder, source.place(next_row, column))
            for right in range(0, line, source.lanes):
                target.store(source.load(row, column, 0, right), target_row, column, 0, right)
        with builder.if_then(builder.icmp_signed("<", rest, source.width)):
            _fetch(builder, source.place(next_row, rest))
            for right in range(0, line // 2, half.lanes):
                half_target.store(half.load(row, rest, 0, right), target_row, rest, 0, right)
        return context.get_dummy_value()

    return signature, generate


@intrinsic
def copy_transposed(_, source, numbers, begin, end, target, target_column):
    """Copy rows of one matrix into as many columns of another as a vector has lanes.

    Their numbers are ``numbers[begin]`` and so on; from `end` on the columns become zero.
    """
    index = types.intp
    signature = types.void(source, numbers, index, index, target, index)

    def generate(context, builder, signature, arguments):
        source, target = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in (0, 4))
        kind, (begin, end, target_column) = signature.args[1], (arguments[k] for k in (2, 3, 5))
        numbers = context.make_array(kind)(context, builder, arguments[1]).data
        nothing, number = ir.Constant(source.vector, None), begin.type
        rows = []
        for r in range(source.lanes):
            place = builder.add(begin, number(r))
            is_there = builder.icmp_signed("<", place, end)
            place = builder.select(is_there, place, builder.sub(end, number(1)))
            row = builder.load(builder.gep(numbers, [place]))
            rows.append((context.cast(builder, row, kind.dtype, index), is_there))
        with cgutils.for_range_slice(builder, number(0), source.width, number(source.lanes),
                                     intp=number) as (column, _):
            block = [builder.select(is_there, source.load(row, column), nothing)
                     for row, is_there in rows]
            for r, vector in enumerate(_transposed(builder, block)):
                target.store(vector, column, target_column, r)
        return context.get_dummy_value()

    return signature, generate


def _transposed(builder, rows):
    """Transpose a block of as many vectors as each has lanes: halves change places, then quarters."""
    lanes, half = len(rows), len(rows) // 2
    kind = ir.VectorType(ir.IntType(32), lanes)
    while half:
        low, high = (ir.Constant(kind, [
            k - k % (2 * half) + k % half + shift + (lanes if k & half else 0)
            for k in range(lanes)]) for shift in (0, half))
        new = list(rows)
        for r in range(lanes):
            if not r & half:
                pair = rows[r], rows[r + half]
                new[r], new[r + half] = (builder.shuffle_vector(*pair, mask) for mask in (low, high))
        rows, half = new, half // 2
    return rows


@intrinsic
def fetch_row(_, matrix, row):
    """Begin to fetch a row that will be read later."""
    signature = types.void(matrix, types.intp)

    def generate(context, builder, signature, arguments):
        matrix, row = Matrix(context, builder, signature.args[0], arguments[0]), arguments[1]
        line = row.type(CACHE_LINE_BYTES // matrix.item_bytes)
        with cgutils.for_range_slice(
                builder, row.type(0), matrix.width, line, intp=row.type) as (column, _):
            _fetch(builder, matrix.place(row, column))
        return context.get_dummy_value()

    return signature, generate


@intrinsic
def row_product(_, matrix, row, x, next_row):
    """The sum of the products of a row with ``x[0]``; begins to fetch the one that comes later."""
    index = types.intp
    signature = matrix.dtype(matrix, index, x, index)

    def generate(context, builder, signature, arguments):
        wide, wide_x, half, half_x = (
            Matrix(context, builder, signature.args[k], arguments[k], vector_bytes)
            for vector_bytes in (WIDE_BYTES, VECTOR_BYTES) for k in (0, 2))
        _, row, _, next_row = arguments
        zero = row.type(0)
        total = cgutils.alloca_once_value(builder, ir.Constant(wide.vector, None))
        half_total = cgutils.alloca_once_value(builder, ir.Constant(half.vector, None))
        line = CACHE_LINE_BYTES // wide.item_bytes
        rest = builder.and_(wide.width, zero.type(-line))

        def add(total, matrix, x, column, count):
            _fetch(builder, matrix.place(next_row, column))
            for right in range(0, count, matrix.lanes):
                pair = matrix.load(row, column, 0, right), x.load(zero, column, 0, right)
                builder.store(multiply_add(builder, *pair, builder.load(total)), total)

        with cgutils.for_range_slice(
                builder, zero, rest, zero.type(line), intp=zero.type) as (column, _):
            add(total, wide, wide_x, column, line)
        with builder.if_then(builder.icmp_signed("<", rest, wide.width)):
            add(half_total, half, half_x, rest, line // 2)
        return builder.fadd(wide.sum(builder.load(total)), half.sum(builder.load(half_total)))

    return signature, generate


def _fetch(builder, address):
    """Let the processor fetch a cache line into its second-level cache.

    The panel and the Gram matrix fill the first: what is fetched into it pushes them out.
    """
    number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
    kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
    fetch = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
    builder.call(fetch, [builder.bitcast(address, byte), number(0), number(2), number(1)])
