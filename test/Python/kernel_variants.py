"""What test_kernel_variants.py compiles: 40 kernels of the matrix of tools/dev/compile_matrix.py,
so that most pairs of values occur, and what the decode kernel is known not to serve.
"""

from variant_tables import parse_all

COLUMNS = ("dtype", "group", "head_dim", "rows", "block", "form", "layout")
SERVED = """
f16      8      128    1    64 list   bshd
bf16     7       64    8    16 list   paged64  causal bias lse
bf16     5      128    6   128 list   bshd     query_heads_select causal bias lse
bf16     5      256    5    32 list   bhsd
bf16     1      256    1   128 list   paged32  query_heads_select causal
bf16    16       64    1    16 csr    bhsd     query_heads_select causal lse
bf16     5       64    7   128 csr    paged32  lse
bf16     5      128    1    16 csr    paged64
f16     16      128    2    32 csr    paged32  causal
f16      1      256    3    32 csr    bshd     causal lse
f16      7      256    4    64 csr    bshd     causal lse
f16      5      256    1    64 csr    paged128
bf16     8      256    7   128 csr    paged64  causal bias
f16      5       64    3   128 mask64 paged32  bias lse
f16      1      128    1    16 mask   bhsd     query_heads_select bias
f16      7      128    1    32 mask64 paged64  causal lse
f16      8      256    8    32 mask   paged32  query_heads_select
bf16    16      256    5    64 mask64 bshd     query_heads_select bias
f16      5      256    7    64 mask64 paged256 query_heads_select causal bias lse
f16     16      256    6   128 mask   paged64  lse
bf16     8       64    7    16 bits   paged16  causal
bf16     1       64    1    64 bits64 paged128 causal bias
f16      5      128    6    16 bits   bshd     causal bias lse
bf16     5      128    2    64 bits   paged16  causal bias lse
bf16     7      256    4    32 bits64 paged128 query_heads_select causal bias
bf16    16      256    1    64 bits64 paged32  bias lse
f16      7      256    1   128 bits64 bhsd     lse
f16      5       64    1    16 dense  paged16  causal bias
bf16     8       64    1    32 dense  bshd     bias lse
f16      7       64    1    64 dense  bhsd     causal
bf16    16      128    1    16 dense  paged32  causal bias
bf16     1      128    1   128 dense  paged512 bias lse
f16      8      256    1    32 dense  bhsd     causal bias lse
bf16     1      256    8    64 dense  paged32  causal lse
f16      1      256    1   128 dense  paged32  causal bias
f16      8      256    1    16 list   bshd     lse
bf16     1      256    2    16 csr    bhsd
bf16     5      256    1    16 bits64 paged64  causal lse
f16     16      256    8    64 list   paged16  lse
f16      7      256    1    64 dense  paged16
"""
DECLINED = {
    "its block_bias differs between the rows of a tile": """
f16      8      128    2    64 dense  bshd     bias
""",
    "its page size is not a power of two from 16": """
f16      8      128    1    32 list   paged8   lse
bf16     8       64    2    64 dense  paged1   causal
""",
}
SERVED_FORMS = parse_all(SERVED, COLUMNS, lse=False)
DECLINED_FORMS = [
    (form, why) for why, table in DECLINED.items() for form in parse_all(table, COLUMNS, lse=False)
]
