"""Small blocks of matrices in vector registers: what the numba engine is built of.

A *tile* is a few rows by a few vectors of a matrix, held in registers while products are added to
it; so each number that is loaded serves many multiplications (Van Zee and van de Geijn, "BLIS: A
Framework for Rapidly Instantiating BLAS Functionality", ACM TOMS 2015). BLAS does the same for
large matrices; for the small ones of ALS, its preparations take longer than the products.

All matrices have two dimensions, lie row by row, and have rows of a multiple of `STRIP` numbers.
"""

from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic

STRIP = 8
"""Rows that are treated together; a multiple of the lanes of a vector in either precision."""
VECTOR_BYTES = 32
CACHE_LINE_BYTES = 64
# A product and its sum may become one instruction where the processor has it.
FUSED = ("contract",)
COMPILED = {"error_model": "numpy", "fastmath": {"contract", "reassoc"}}


class Matrix:
    """A matrix while code for it is generated."""

    def __init__(self, context, builder, kind, value):
        array = context.make_array(kind)(context, builder, value)
        self.builder, self.start = builder, array.data
        self.width = cgutils.unpack_tuple(builder, array.shape, 2)[1]
        self.item_bytes = kind.dtype.bitwidth // 8
        self.lanes = VECTOR_BYTES // self.item_bytes
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
        return self.builder.extract_element(vectors[k // self.lanes], ir.IntType(32)(k % self.lanes))

    def square_root(self, number):
        root = self.builder.module.declare_intrinsic("llvm.sqrt", [number.type])
        return self.builder.call(root, [number])


def multiply_add(builder, left, right, total):
    product = builder.fmul(left, right, flags=FUSED)
    return builder.fadd(product, total, flags=FUSED)


def make_tile(rows, vectors, *, subtract=False):
    """Generate the code that adds products to one tile.

    Parameters
    ----------
    rows, vectors : int
        The tile's size: at most about twelve vectors fit into registers.
    subtract : bool
        Whether it subtracts them instead.

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
            Matrix(context, builder, signature.args[k], arguments[k]) for k in (0, 2, 5))
        _, i, _, j, n, _, row, column = arguments
        totals = [[cgutils.alloca_once_value(
            builder, target.load(row, column, r, v * target.lanes))
            for v in range(vectors)] for r in range(rows)]
        with cgutils.for_range(builder, n, intp=n.type) as loop:
            factors = [right.load(loop.index, j, 0, v * right.lanes) for v in range(vectors)]
            for r in range(rows):
                factor = left.everywhere(loop.index, i, 0, r)
                factor = builder.fneg(factor) if subtract else factor
                for v in range(vectors):
                    total = builder.load(totals[r][v])
                    total = multiply_add(builder, factor, factors[v], total)
                    builder.store(total, totals[r][v])
        for r in range(rows):
            for v in range(vectors):
                target.store(builder.load(totals[r][v]), row, column, r, v * target.lanes)
        return context.get_dummy_value()

    return tile


@intrinsic
def copy_row(_, source, row, target, target_row, next_row):
    """Copy a row of one matrix into another, and begin to fetch the one that comes later."""
    index = types.intp
    signature = types.void(source, index, target, index, index)

    def generate(context, builder, signature, arguments):
        source, target = (
            Matrix(context, builder, signature.args[k], arguments[k]) for k in (0, 2))
        _, row, _, target_row, next_row = arguments
        number = row.type
        line = number(CACHE_LINE_BYTES // source.item_bytes)
        with cgutils.for_range_slice(
                builder, number(0), source.width, line, intp=number) as (column, _):
            _fetch(builder, source.place(next_row, column))
        with cgutils.for_range_slice(
                builder, number(0), source.width, number(STRIP), intp=number) as (column, _):
            for right in range(0, STRIP, source.lanes):
                target.store(source.load(row, column, 0, right), target_row, column, 0, right)
        return context.get_dummy_value()

    return signature, generate


def _fetch(builder, address):
    """Let the processor fetch a cache line that will be read, soon and often."""
    number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
    kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
    fetch = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
    builder.call(fetch, [builder.bitcast(address, byte), number(0), number(3), number(1)])


@intrinsic
def stay_apart(_):
    """Keep the function that calls this out of its callers: compiling all copies takes long."""
    def generate(context, builder, signature, arguments):
        builder.function.attributes.add("noinline")
        return context.get_dummy_value()

    return types.void(), generate


# On 16 registers: the more vectors of a tile are in use, the better; 8 hide a product's delay.
_add_8_1, _add_4_2, _add_4_3 = make_tile(8, 1), make_tile(4, 2), make_tile(4, 3)
_subtract_8_1, _subtract_4_2, _subtract_4_3 = (
    make_tile(8, 1, subtract=True), make_tile(4, 2, subtract=True), make_tile(4, 3, subtract=True))
_add_1_1, _add_1_4 = make_tile(1, 1), make_tile(1, 4)


@njit(**COMPILED)
def add_products(left, right, n, target):
    """Add leftᵀ right of the first n rows to a square, in the strips of its upper triangle."""
    stay_apart()
    width, lanes = target.shape[1], VECTOR_BYTES // target.itemsize
    for i in range(0, width, STRIP):
        j = i
        while j + 3 * lanes <= width:
            _add_4_3(left, i, right, j, n, target, i, j)
            _add_4_3(left, i + 4, right, j, n, target, i + 4, j)
            j += 3 * lanes
        if j + 2 * lanes <= width:
            _add_4_2(left, i, right, j, n, target, i, j)
            _add_4_2(left, i + 4, right, j, n, target, i + 4, j)
        elif j < width:
            _add_8_1(left, i, right, j, n, target, i, j)


@njit(**COMPILED)
def subtract_products_below(strip, first, target):
    """Subtract stripᵀ strip from the rows of a square from `first` on, in its upper triangle."""
    stay_apart()
    width, lanes = target.shape[1], VECTOR_BYTES // target.itemsize
    for i in range(first, width, STRIP):
        j = i
        while j + 3 * lanes <= width:
            _subtract_4_3(strip, i, strip, j, STRIP, target, i, j)
            _subtract_4_3(strip, i + 4, strip, j, STRIP, target, i + 4, j)
            j += 3 * lanes
        if j + 2 * lanes <= width:
            _subtract_4_2(strip, i, strip, j, STRIP, target, i, j)
            _subtract_4_2(strip, i + 4, strip, j, STRIP, target, i + 4, j)
        elif j < width:
            _subtract_8_1(strip, i, strip, j, STRIP, target, i, j)


@njit(**COMPILED)
def add_rows(factors, matrix, n, target):
    """Add the first n rows of a matrix, each times its factor (a column), to one row."""
    stay_apart()
    lanes, j = VECTOR_BYTES // target.itemsize, 0
    while j + 4 * lanes <= target.shape[1]:
        _add_1_4(factors, 0, matrix, j, n, target, 0, j)
        j += 4 * lanes
    while j < target.shape[1]:
        _add_1_1(factors, 0, matrix, j, n, target, 0, j)
        j += lanes
