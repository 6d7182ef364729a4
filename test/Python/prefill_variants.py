"""What test_prefill_variants.py compiles: 40 kernels for more than 8 query rows, of the matrix of
tools/dev/kernel_matrix.py, so that each pair of values of its main axes occurs, and what the
prefill kernel is known not to serve.
"""

from variant_tables import parse_all

COLUMNS = ("dtype", "group", "head_dim", "rows", "block", "query_block", "form", "layout")
SERVED = """
bf16 8  64   x  64  64 list64 packed bias window=300 mask=i1
f16  4 256   x  64 128 list   bhsd   lengths lse mask=f32
f16  2 128   x 128 128 list64 packed query_heads_select bias window=300
f16  3  64  65 128 128 list   bshd   causal query_lengths bias mask=f32
f16  1 256   x  64  64 list64 bshd   lengths lse
bf16 7  64 384 128  64 list   bhsd   lengths query_lengths block_max mask=same
bf16 5 256   x 128 128 list64 packed causal bias
bf16 8 256   x 128 128 list   bhsd   query_heads_select lengths query_lengths bias window=300
f16  7  64 321  64 128 csr    bshd   query_heads_select causal query_lengths lse
bf16 5 256 321 128  64 csr    bhsd   mask=same mask_dims=bhts
bf16 4 128  65 128  64 csr    bshd   query_heads_select causal bias
f16  7 128 384 128  64 csr    bhsd   causal lengths query_lengths lse mask=i1 mask_dims=bhts
bf16 8  64 384 128  64 csr    bhsd   causal lengths query_lengths bias lse block_max mask=f32
bf16 1 128 321  64 128 csr    bhsd   query_heads_select causal query_lengths block_max window=300
bf16 3 128 321  64 128 csr    bshd   causal query_lengths block_max window=300
f16  2 256 321  64 128 csr    bhsd   query_heads_select window=300
f16  2 256   x 128  64 mask64 bshd   lengths query_lengths bias lse block_max
bf16 3 256   x  64  64 mask   packed query_heads_select causal window=300 mask=f32 mask_dims=bhts
f16  1  64  65 128 128 mask64 bhsd   bias window=300 mask=same mask_dims=bhts
bf16 8 128  65 128 128 mask   bshd   query_heads_select query_lengths bias lse mask=same
f16  5 128  65  64  64 mask64 bhsd   query_heads_select lengths query_lengths block_max mask=i1
f16  4 128   x  64 128 mask   bshd   causal lengths query_lengths bias mask=f32
f16  7 256 384  64  64 mask64 bhsd   query_lengths
bf16 1 128 384 128 128 bits   bhsd   query_heads_select query_lengths
f16  3 128   x  64  64 bits64 bshd   query_lengths mask=same mask_dims=bhts
bf16 7 256   x 128  64 bits   packed query_heads_select bias
f16  5  64   x  64 128 bits64 packed query_heads_select bias
bf16 2  64 384  64  64 bits   bhsd   causal lengths block_max
f16  8 256   x  64  64 bits64 bshd   query_heads_select causal lengths mask=i1 mask_dims=bhts
f16  4  64   x  64  64 bits   packed query_heads_select causal window=300 mask=f32 mask_dims=bhts
f16  4  64 384  64 128 bits64 bhsd   query_heads_select causal lengths lse window=300
f16  5  64  65  64   1 dense  bshd   causal lengths query_lengths window=300 mask=i1
f16  8 256   x  64   1 dense  bhsd   causal block_max
bf16 4  64   x  64   1 dense  packed causal window=300 mask=same
bf16 3 128   x  64   1 dense  bhsd   lengths lse block_max
f16  1 256   x  64   1 dense  packed causal
bf16 7  64   x  64   1 dense  bhsd   causal lengths mask=f32 mask_dims=bhts
f16  2 128   x  64   1 dense  bshd   causal lengths lse window=300
f16  5  64   x  64   1 dense  bhsd   causal lengths query_lengths lse
f16  4  64 384  64   1 dense  bhsd   causal query_lengths lse mask=same
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
    "it has a mask, block_max and a head dimension of 256": """
f16  4 256   x  64  64 list   bshd causal block_max mask=i1
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
