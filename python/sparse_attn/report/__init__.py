"""Pictures of recorded generations and of benchmarks, and one HTML page with all of them.

    python -m sparse_attn.report RUN_DIR

    selection_map   which blocks each layer and key head read, by step and by share of steps
    sparsity_plot   how much of the cache was left out, step by step
    page            the page
The pictures of benchmarks are those of `sparse_attn.bench.pictures`. matplotlib is needed
(`pip install sparse-attn[bench]`).
"""
