"""Rows of a matrix that lie far from one another: fetched, copied and multiplied.

Which row comes later is known, so that the processor can fetch it while it works on another one.
Several rows are treated at a time: what a loop costs would otherwise be more than its work.
The matrices are as in `tiles`; the rows' numbers are ``numbers[begin]`` and so on, and where
`end`, which is above 0, comes before the last of them, ``numbers[end - 1]`` stands in for the
others. So as much is always written, and the target has room for it.
"""

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from course_utils.als.numba.tiles import CACHE_LINE_BYTES, Matrix, multiply_add

GROUP = 4
"""How many rows are fetched, or copied as rows, at a time."""


@intrinsic
def fetch_rows(_, matrix, numbers, begin):
    """Begin to fetch the rows of a group, or the last of all, that will be read later."""
    index = types.intp
    signature = types.void(matrix, numbers, index)

    def generate(context, builder, signature, arguments):
        matrix, (numbers, begin) = (
            Matrix(context, builder, signature.args[0], arguments[0]),
            arguments[1:],
        )
        end = context.make_array(signature.args[1])(context, builder, numbers).nitems
        rows = _rows(context, builder, signature.args[1], numbers, begin, end, GROUP)
        line = begin.type(CACHE_LINE_BYTES // matrix.item_bytes)
        with cgutils.for_range_slice(
                builder, begin.type(0), matrix.width, line, intp=begin.type) as (column, _):
            for row, _ in rows:
                _fetch(builder, matrix.place(row, column))
        return context.get_dummy_value()

    return signature, generate


@intrinsic
def copy_rows(_, source, numbers, begin, end, target, target_row):
    """Copy the rows of a group into consecutive ones of another matrix."""
    index = types.intp
    signature = types.void(source, numbers, index, index, target, index)

    def generate(context, builder, signature, arguments):
        source, target = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in (0, 4))
        numbers, begin, end, _, target_row = arguments[1:]
        rows = _rows(context, builder, signature.args[1], numbers, begin, end, GROUP)
        with _columns(builder, source) as (column, _):
            for r, (row, _) in enumerate(rows):
                target.store(source.load(row, column), target_row, column, r)
        return context.get_dummy_value()

    return signature, generate


@intrinsic
def copy_transposed(_, source, numbers, begin, end, target, target_column):
    """Copy as many rows as a vector has lanes into columns; from `end` on they become zero."""
    index = types.intp
    signature = types.void(source, numbers, index, index, target, index)

    def generate(context, builder, signature, arguments):
        source, target = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in (0, 4))
        numbers, begin, end, _, target_column = arguments[1:]
        rows = _rows(context, builder, signature.args[1], numbers, begin, end, source.lanes)
        nothing = ir.Constant(source.vector, None)
        with _columns(builder, source) as (column, _):
            block = [builder.select(is_there, source.load(row, column), nothing)
                     for row, is_there in rows]
            for r, vector in enumerate(_transposed(builder, block)):
                target.store(vector, column, target_column, r)
        return context.get_dummy_value()

    return signature, generate


@intrinsic
def row_products(_, matrix, numbers, begin, end, x, target, target_column):
    """Store the products of ``x[0]`` with as many rows as a vector has lanes in ``target[0]``."""
    index = types.intp
    signature = types.void(matrix, numbers, index, index, x, target, index)

    def generate(context, builder, signature, arguments):
        matrix, x, target = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in (0, 4, 5))
        numbers, begin, end, _, _, target_column = arguments[1:]
        rows = _rows(context, builder, signature.args[1], numbers, begin, end, matrix.lanes)
        zero, nothing = begin.type(0), ir.Constant(matrix.vector, None)
        totals = [cgutils.alloca_once_value(builder, nothing) for _ in rows]
        with _columns(builder, matrix) as (column, _):
            factor = x.load(zero, column)
            for (row, _), total in zip(rows, totals, strict=True):
                builder.store(multiply_add(
                    builder, matrix.load(row, column), factor, builder.load(total)), total)
        target.store(_sums(builder, list(map(builder.load, totals))), zero, target_column)
        return context.get_dummy_value()

    return signature, generate


def _columns(builder, matrix):
    """A loop over the vectors of a row."""
    number = matrix.width.type
    return cgutils.for_range_slice(
        builder, number(0), matrix.width, number(matrix.lanes), intp=number)


def _rows(context, builder, kind, numbers, begin, end, count):
    """The rows of a group, each with whether it comes before `end`."""
    data, number, rows = context.make_array(kind)(context, builder, numbers).data, begin.type, []
    last = builder.sub(end, number(1))
    for k in range(count):
        place = builder.add(begin, number(k))
        is_there = builder.icmp_signed("<", place, end)
        row = builder.load(builder.gep(data, [builder.select(is_there, place, last)]))
        rows.append((context.cast(builder, row, kind.dtype, types.intp), is_there))
    return rows


def _transposed(builder, rows):
    """Transpose a block of as many vectors as lanes: halves change places, then quarters."""
    half = len(rows) // 2
    while half:
        new = list(rows)
        for r in range(len(rows)):
            if not r & half:
                new[r], new[r + half] = _exchanged(builder, rows[r], rows[r + half], half)
        rows, half = new, half // 2
    return rows


def _sums(builder, rows):
    """A vector with the sum over each row of such a block: what a transposed one adds up to."""
    half = len(rows) // 2
    while half:
        rows = [builder.fadd(*_exchanged(builder, rows[r], rows[r + half], half))
                for r in range(half)]
        half //= 2
    return rows[0]


def _exchanged(builder, low, high, half):
    """Two vectors, after the second `half` of lanes changed places with the first of the other.

    Where `half` is less than half of the lanes, this holds for each group of twice as many.
    """
    lanes = low.type.count
    kind = ir.VectorType(ir.IntType(32), lanes)
    masks = (ir.Constant(kind, [
        k - k % (2 * half) + k % half + shift + (lanes if k & half else 0)
        for k in range(lanes)]) for shift in (0, half))
    return [builder.shuffle_vector(low, high, mask) for mask in masks]


def _fetch(builder, address):
    """Let the processor fetch a cache line into its second-level cache.

    The panel and the Gram matrix fill the first: what is fetched into it pushes them out.
    """
    number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
    kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
    fetch = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
    builder.call(fetch, [builder.bitcast(address, byte), number(0), number(2), number(1)])
