"""Arrays for a gated step, for tests that simulate its kernels."""

import ml_dtypes
import numpy as np

from sparse_attn import reference as ref

DTYPES = {"f16": np.float16, "bf16": ml_dtypes.bfloat16}
BATCH = 2


def arrays_of(form, keys, lengths, seed):
    """Arguments by the names of `StepForm.in_order`."""
    rng = np.random.default_rng(seed)

    def normal(*shape, scale=1.0):
        return (rng.standard_normal(shape) * scale).astype(DTYPES[form.dtype])

    heads, dim, columns, block = form.key_heads, form.head_dim, form.gate_dim, form.block
    blocks, cache, table = -(-keys // block), (BATCH, keys), None
    if form.page_size:
        count = BATCH * keys // form.page_size
        table = rng.permutation(count).astype(np.int32).reshape(BATCH, -1)
        cache = (count + 1, form.page_size)
    compressed = normal(BATCH, blocks, heads, form.columns)
    if form.gate == "min_max":
        pair = compressed.astype(np.float32).reshape(BATCH, blocks, heads, 2, dim)
        pair = np.concatenate([pair.max(-2), pair.min(-2)], -1)
        compressed = pair.astype(compressed.dtype)
    projection = (heads, form.group, dim, columns)
    if form.pooling == "mean_project":
        projection = (heads, dim, columns)
    cos, sin = ref.rotary_table(keys, ref.inverse_frequencies(columns))
    own = (heads,) if form.budgets == "head" else (BATCH, heads)
    return {
        "budgets": rng.integers(-99, 99 + form.most_tokens, own).astype(np.int32),
        "unrotated": normal(BATCH, 1, form.heads, dim),
        "q": normal(BATCH, 1, form.heads, dim),
        "k": normal(*cache, heads, dim),
        "v": normal(*cache, heads, dim),
        "table": table,
        "compressed": compressed,
        "remainder": normal(BATCH, block, heads, dim),
        "new_unrotated": normal(BATCH, 1, heads, dim),
        "new_k": normal(BATCH, 1, heads, dim),
        "new_v": normal(BATCH, 1, heads, dim),
        "key_projection": normal(heads, len(form.pooled) * dim, columns, scale=0.05),
        "key_norm": normal(columns),
        "lengths": np.array(lengths, np.int32),
        "projection": normal(*projection, scale=0.05),
        "norm": normal(columns),
        "cos": cos,
        "sin": sin,
    }
