"""Small blocks of matrices in vector registers: what the numba engine is built of.

A *tile* is a few rows by a few vectors of a matrix, held in registers while products are added to
it; so each number that is loaded serves many multiplications (Van Zee and van de Geijn, "BLIS: A
Framework for Rapidly Instantiating BLAS Functionality", ACM TOMS 2015). BLAS does the same for
large matrices; for the small ones of ALS, its preparations take longer than the products.

All matrices have two dimensions, lie row by row, and have rows of a multiple of `STRIP` numbers,
but for the column of `add_rows`.
"""

from llvmlite import binding, ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic

STRIP = 8
"""Rows that are treated together; in single precision half a cache line."""
VECTOR_BYTES = 32
CACHE_LINE_BYTES = 64
HAS_WIDE_REGISTERS = bool(binding.get_host_cpu_features().get("avx512f"))
WIDE_BYTES = 64 if HAS_WIDE_REGISTERS else VECTOR_BYTES
"""The vectors that most work is done in; what is left of a row may be half of one."""
# A tile of this height and three vectors' width, and what it works with, fit into 32 wide
# registers, or into 16.
TALL = STRIP if HAS_WIDE_REGISTERS else STRIP // 2
# A product and its sum may become one instruction where the processor has it.
FUSED = ("contract",)
COMPILED = {"error_model": "numpy", "fastmath": {"contract", "reassoc"}}
# Such functions become part of the one that calls them before anything is compiled: numba would
# compile each by itself, and all that it calls with it.
PART_OF_ALL = {"inline": "always", **COMPILED}


class Matrix:
    """A matrix while code for it is generated."""

    def __init__(self, context, builder, kind, value, vector_bytes=VECTOR_BYTES):
        array = context.make_array(kind)(context, builder, value)
        self.builder, self.start = builder, array.data
        self.width = cgutils.unpack_tuple(builder, array.shape, 2)[1]
        self.item_bytes = kind.dtype.bitwidth // 8
        self.lanes = vector_bytes // self.item_bytes
        self.vector = ir.VectorType(context.get_data_type(kind.dtype), self.lanes)

    def place(self, row, column, down=0, right=0):
        """The address of an element; `down` and `right` are known while generating."""
        builder, number = self.builder, self.width.type
        row = builder.add(row, number(down))
        column = builder.add(column, number(right))
        return builder.gep(self.start, [builder.add(builder.mul(row, self.width), column)])

    def load(self, *place):
        address = self.builder.bitcast(self.place(*place), self.vector.as_pointer())
        return self.builder.load(address, align=self.item_bytes)

    def store(self, vector, *place):
        address = self.builder.bitcast(self.place(*place), self.vector.as_pointer())
        self.builder.store(vector, address, align=self.item_bytes)

    def everywhere(self, *place):
        """A vector with the same element in each lane."""
        return self.spread(self.builder.load(self.place(*place)))

    def spread(self, number):
        """A vector with the same number in each lane."""
        builder, index = self.builder, ir.IntType(32)
        undefined = ir.Constant(self.vector, ir.Undefined)
        first = builder.insert_element(undefined, number, index(0))
        lanes = ir.Constant(ir.VectorType(index, self.lanes), [0] * self.lanes)
        return builder.shuffle_vector(first, undefined, lanes)

    def lane(self, vectors, k):
        """The number at place k of vectors that stand side by side."""
        return self.builder.extract_element(
            vectors[k // self.lanes], ir.IntType(32)(k % self.lanes)
        )

    def square_root(self, number):
        root = self.builder.module.declare_intrinsic("llvm.sqrt", [number.type])
        return self.builder.call(root, [number])


def multiply_add(builder, left, right, total):
    product = builder.fmul(left, right, flags=FUSED)
    return builder.fadd(product, total, flags=FUSED)


def make_tile(rows, vectors, vector_bytes=WIDE_BYTES, *, subtract=False, chains=1):
    """Generate the code that adds products to one tile.

    Parameters
    ----------
    rows, vectors : int
        The tile's size.
    vector_bytes : int
    subtract : bool
        Whether it subtracts them instead.
    chains : int
        How many sums are kept side by side: a sum waits for the one before it.

    Returns
    -------
    callable
        ``tile(left, i, right, j, n, target, row, column)``, in compiled code only: for r below
        `rows` and c below the numbers of `vectors`, add to ``target[row + r, column + c]`` the
        sum over k < n of ``left[k, i + r] * right[k, j + c]``.
    """
    @intrinsic
    def tile(_, left, i, right, j, n, target, row, column):
        index = types.intp
        signature = types.void(left, index, right, index, index, target, index, index)
        return signature, generate

    def generate(context, builder, signature, arguments):
        left, right, target = (
            Matrix(context, builder, signature.args[k], arguments[k], vector_bytes)
            for k in (0, 2, 5))
        _, i, _, j, n, _, row, column = arguments
        nothing = ir.Constant(target.vector, None)
        totals = [[[cgutils.alloca_once_value(
            builder, nothing if chain else target.load(row, column, r, v * target.lanes))
            for v in range(vectors)] for r in range(rows)] for chain in range(chains)]

        def add(k, totals):
            factors = [right.load(k, j, 0, v * right.lanes) for v in range(vectors)]
            for r in range(rows):
                factor = left.everywhere(k, i, 0, r)
                factor = builder.fneg(factor) if subtract else factor
                for v in range(vectors):
                    total = builder.load(totals[r][v])
                    total = multiply_add(builder, factor, factors[v], total)
                    builder.store(total, totals[r][v])

        zero, step = n.type(0), n.type(chains)
        rest = builder.sub(n, builder.srem(n, step)) if chains > 1 else zero
        if chains > 1:
            with cgutils.for_range_slice(builder, zero, rest, step, intp=n.type) as (k, _):
                for chain in range(chains):
                    add(builder.add(k, n.type(chain)), totals[chain])
        with cgutils.for_range_slice(builder, rest, n, n.type(1), intp=n.type) as (k, _):
            add(k, totals[0])
        for r in range(rows):
            for v in range(vectors):
                total = builder.load(totals[0][r][v])
                for others in totals[1:]:
                    total = builder.fadd(total, builder.load(others[r][v]))
                target.store(total, row, column, r, v * target.lanes)
        return context.get_dummy_value()

    return tile


@intrinsic
def clear(_, matrix):
    """Fill a matrix with zeros in one go."""
    def generate(context, builder, signature, arguments):
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        cgutils.memset(builder, array.data, builder.mul(array.nitems, array.itemsize), 0)
        return context.get_dummy_value()

    return types.void(matrix), generate


@intrinsic
def stay_apart(_):
    """Keep the function that calls this out of its callers: compiling all copies takes long."""
    def generate(context, builder, signature, arguments):
        builder.function.attributes.add("noinline")
        return context.get_dummy_value()

    return types.void(), generate


# A sum waits for the one before it, so that tiles with few vectors keep more of them, where there
# are registers for it.
_CHAINS = 2 if HAS_WIDE_REGISTERS else 1
_add_3, _add_2 = make_tile(TALL, 3), make_tile(TALL, 2)
_add_1, _add_half = (
    make_tile(STRIP, 1, size, chains=_CHAINS) for size in (WIDE_BYTES, VECTOR_BYTES))
_subtract_3, _subtract_2 = (make_tile(TALL, vectors, subtract=True) for vectors in (3, 2))
_subtract_1, _subtract_half = (
    make_tile(STRIP, 1, size, subtract=True) for size in (WIDE_BYTES, VECTOR_BYTES))
_add_row_4, _add_row_1, _add_row_half = (
    make_tile(1, vectors, size, chains=chains) for vectors, size, chains in (
        (4, WIDE_BYTES, 2), (1, WIDE_BYTES, 4), (1, VECTOR_BYTES, 4)))


@njit(**COMPILED)
def add_products(left, right, n, target):
    """Add leftᵀ right of the first n rows to a square, in the strips of its upper triangle."""
    stay_apart()
    width, lanes = target.shape[1], WIDE_BYTES // target.itemsize
    for i in range(0, width, STRIP):
        j = i
        while j + 3 * lanes <= width:
            for row in range(i, i + STRIP, TALL):
                _add_3(left, row, right, j, n, target, row, j)
            j += 3 * lanes
        if j + 2 * lanes <= width:
            for row in range(i, i + STRIP, TALL):
                _add_2(left, row, right, j, n, target, row, j)
            j += 2 * lanes
        elif j + lanes <= width:
            _add_1(left, i, right, j, n, target, i, j)
            j += lanes
        if j < width:
            _add_half(left, i, right, j, n, target, i, j)


@njit(**PART_OF_ALL)
def subtract_products_below(matrix, first):
    """Subtract the products of a strip, which begins at row `first`, from the rows below it.

    Of the matrix, which is square, the strips of the upper triangle count.
    """
    width, lanes = matrix.shape[1], WIDE_BYTES // matrix.itemsize
    # As a column this leads to the strip, without a view of it.
    strip = first * width
    for i in range(first + STRIP, width, STRIP):
        j = i
        while j + 3 * lanes <= width:
            for row in range(i, i + STRIP, TALL):
                _subtract_3(matrix, strip + row, matrix, strip + j, STRIP, matrix, row, j)
            j += 3 * lanes
        if j + 2 * lanes <= width:
            for row in range(i, i + STRIP, TALL):
                _subtract_2(matrix, strip + row, matrix, strip + j, STRIP, matrix, row, j)
            j += 2 * lanes
        elif j + lanes <= width:
            _subtract_1(matrix, strip + i, matrix, strip + j, STRIP, matrix, i, j)
            j += lanes
        if j < width:
            _subtract_half(matrix, strip + i, matrix, strip + j, STRIP, matrix, i, j)


@njit(**COMPILED)
def add_rows(factors, start, matrix, n, target):
    """Add the first n rows of a matrix, each times its factor, to one row.

    `factors` is a column, and `start` the place of the first; it serves as the number of a column.
    """
    stay_apart()
    width, lanes, j = target.shape[1], WIDE_BYTES // target.itemsize, 0
    while j + 4 * lanes <= width:
        _add_row_4(factors, start, matrix, j, n, target, 0, j)
        j += 4 * lanes
    while j + lanes <= width:
        _add_row_1(factors, start, matrix, j, n, target, 0, j)
        j += lanes
    if j < width:
        _add_row_half(factors, start, matrix, j, n, target, 0, j)
