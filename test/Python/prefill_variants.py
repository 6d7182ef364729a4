"""What test_prefill_variants.py compiles: 40 kernels for more than 8 query rows, of the matrix of
tools/dev/kernel_matrix.py, so that each pair of values of its main axes occurs, and what the
prefill kernel is known not to serve.
"""

from variant_tables import parse_all

COLUMNS = ("dtype", "group", "head_dim", "rows", "block", "query_block", "form", "layout")
SERVED = """
bf16 2  64  65 128  64 list   bhsd lse
f16  5 128   x  64 128 list64 bshd causal lengths query_lengths bias lse
f16  7 128 384 128 128 list   bhsd query_heads_select causal lengths
bf16 4 256   x 128 128 list64 bshd query_heads_select lengths bias lse
f16  1 256  65  64  64 list   bhsd query_heads_select lengths bias
bf16 8 256   x 128 128 list64 bshd lengths lse
bf16 3 256   x 128  64 list   bshd query_heads_select lengths query_lengths
f16  3 256 321  64  64 csr    bshd lengths lse
f16  1 256 321 128 128 csr    bhsd query_heads_select causal lengths query_lengths bias
bf16 4 128 384  64  64 csr    bhsd lse
bf16 5  64 384 128  64 csr    bhsd query_heads_select query_lengths bias
f16  2 128  65 128 128 csr    bhsd lengths query_lengths bias
bf16 7  64 321  64  64 csr    bshd query_lengths lse
f16  8  64 321  64 128 csr    bhsd lengths
bf16 4 128 321  64  64 csr    bhsd query_heads_select lengths query_lengths
bf16 5 256 321  64 128 csr    bshd query_heads_select lengths lse
bf16 2 256 321  64 128 csr    bshd query_heads_select causal lengths query_lengths lse
f16  4  64  65  64 128 mask64 bshd query_heads_select query_lengths
bf16 3 128  65 128  64 mask   bhsd causal lengths lse
bf16 8 256  65  64  64 mask64 bhsd query_lengths
bf16 3  64   x 128 128 mask   bshd query_heads_select query_lengths bias lse
f16  5 256 384  64 128 mask64 bshd query_heads_select causal lengths query_lengths lse
f16  2 256 384 128  64 mask   bshd query_heads_select causal lengths query_lengths bias
bf16 7 128   x 128  64 mask64 bhsd causal lengths bias lse
f16  1 256 384 128  64 mask   bhsd causal bias lse
bf16 3 256   x 128  64 mask64 bshd causal lengths query_lengths bias lse
bf16 8 128   x 128 128 bits   bhsd query_heads_select causal bias
bf16 7 256  65  64  64 bits64 bshd query_heads_select lengths query_lengths lse
bf16 1  64   x 128  64 bits   bshd causal lse
f16  2 256   x  64  64 bits64 bshd query_heads_select lengths lse
f16  4 128 384 128 128 bits   bhsd query_heads_select causal query_lengths lse
f16  3 128 384 128 128 bits64 bhsd lengths bias
f16  5  64   x  64 128 bits   bhsd query_lengths lse
f16  8 256 384  64   1 dense  bshd causal lse
bf16 1 128   x  64   1 dense  bhsd query_lengths
bf16 5  64  65  64   1 dense  bshd lengths lse
bf16 2 128   x  64   1 dense  bhsd causal query_lengths
bf16 3 256   x  64   1 dense  bshd lengths lse
bf16 7 128  65  64   1 dense  bshd query_lengths
bf16 4  64   x  64   1 dense  bshd causal
"""
DECLINED = {
    "its block_bias differs between the rows of a tile": """
f16  8 128   x  64   1 dense  bshd bias
""",
    "its query block is neither 64 nor 128": """
f16  8 128   x  64   1 list   bshd causal
bf16 4  64 384  64  32 mask   bhsd lse
""",
    "its block size is neither 64 nor 128": """
f16  4 128   x  32  64 list   bshd causal
bf16 2 256   x 256 128 bits   bhsd
""",
    "its cache is paged": """
f16  8 128   x  64  64 list   paged64 lengths
""",
    "its head dimension is none of 64, 128 and 256": """
f16  4  96   x  64  64 list   bshd causal
""",
    "its elements are neither f16 nor bf16": """
f32  4 128   x  64  64 list   bshd causal
""",
}
_OTHERS = {"lse": False, "lengths": False}
SERVED_FORMS = parse_all(SERVED, COLUMNS, **_OTHERS)
DECLINED_FORMS = [
    (form, why) for why, table in DECLINED.items() for form in parse_all(table, COLUMNS, **_OTHERS)
]
