"""Compares what a compiled model's attentions read and wrote with the reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import reference as ref
from .gate_config import AnyGateConfig, PrefillGateConfig
from .gate_file import GateWeights
from .mlir_text import parse_policy
from .reference.common import ceil_div, to_bhsd, valid_lengths

Array = NDArray[Any]
Gates = tuple[AnyGateConfig, dict[int, GateWeights]]
# Largest error by type of q; in relation to the largest value where that is above 1.
TOLERANCES = {"float32": 1e-4, "float16": 2e-3, "bfloat16": 1.6e-2}


class LayerReport(NamedTuple):
    """One attention. Errors are in relation to the largest value, if that is above 1.

    output      of attend, given the tapped selection
    logits      of the gate's scores; None if the attention has no gate
    mismatches  blocks that differ from the reference's choice on the tapped scores; ties apart
    read        blocks selected; of `blocks` that there are, `causal` of them not in the future
    """

    output: float
    logits: float | None
    mismatches: int
    ties: int
    read: int
    blocks: int
    causal: int
    tolerance: float

    def accepted(self) -> bool:
        worst = max(self.output, self.logits or 0.0)
        return worst <= self.tolerance and self.mismatches == 0


def relative_error(got: Array, expected: Array) -> float:
    """The largest difference, divided by the largest expected value if that is above 1.

    Equal infinities agree; any other NaN or infinity gives infinity.
    """
    if got.shape != expected.shape:
        return float("inf")
    got, expected = got.astype(np.float64), expected.astype(np.float64)
    with np.errstate(invalid="ignore"):
        difference = np.where(got == expected, 0.0, np.abs(got - expected))
    finite = np.abs(expected[np.isfinite(expected)]).max(initial=1.0)
    return float(np.nan_to_num(difference, nan=np.inf).max(initial=0.0) / finite)


def check_layer(
    layer: Mapping[str, Any], results: Sequence[Array], gate: str, gates: Gates | None
) -> LayerReport:
    """Compares one attention.

    layer    its entry of the manifest
    results  all results of main
    gate     learned, mean_pool, min_max or oracle
    gates    the gate file of a learned gate
    """
    taps = {name: results[index] for name, index in layer["taps"].items()}
    q, k, v = taps["q"], taps["k"], taps["v"]
    layout, lengths = layer["layout"], taps.get("lengths")
    batch, _, tokens, _ = to_bhsd(q, layout).shape
    capacity = to_bhsd(k, layout).shape[2]
    selection, logits_error, compared = None, None, ref.Comparison(0, 0)
    query_block = 1
    if "selection" in taps:
        size = layer["block_size"]
        query_block = layer.get("query_block", 1)
        selection = ref.Selection(taps["selection"], size, query_block, capacity)
        inputs = select_inputs(layer, taps, capacity)
        compared = ref.compare_selection(inputs, selection)
        expected = gate_logits(layer, taps, gate, gates)
        logits_error = relative_error(taps["logits"], expected)

    dense = {"scale": layer["scale"], "causal": bool(layer.get("causal"))}
    dense |= {"window": layer.get("window"), "layout": layout}
    expected = ref.attend(q, k, v, selection, lengths, None, taps.get("mask"), **dense).o
    key_len = valid_lengths(lengths, batch, capacity, "2.1")
    groups = 1 if selection is None else selection.mask.shape[1]
    size = layer.get("block_size") or 1
    # The query rows that share a selection see as far as the last of them.
    ends = np.minimum(np.arange(query_block, tokens + query_block, query_block), tokens)
    seen = np.maximum(key_len[:, None] - tokens + ends, 0)
    causal = int((-(-seen // size)).sum()) * groups
    blocks = batch * len(ends) * groups * ceil_div(capacity, size)
    read = causal if dense["causal"] else blocks
    if selection is not None:
        read = int(np.count_nonzero(selection.mask))
    limit = TOLERANCES[str(q.dtype)]
    error = relative_error(taps["o"], expected)
    return LayerReport(error, logits_error, *compared, read, blocks, causal, limit)


def select_inputs(
    layer: Mapping[str, Any], taps: Mapping[str, Array], capacity: int
) -> dict[str, Any]:
    """The arguments of reference.select by name; capacity is the number of keys."""
    names = ("mode", "force_first", "force_last", "forced", "query_block", "dense_rows")
    return {
        "logits": taps["logits"],
        "lengths": taps.get("lengths"),
        "num_keys": capacity,
        "query_rows": to_bhsd(taps["q"], layer["layout"]).shape[2],
        "policy": parse_policy(layer["policy"]),
        "block_size": layer["block_size"],
        **{name: layer[name] for name in names if name in layer},
    }


def gate_logits(
    layer: Mapping[str, Any], taps: Mapping[str, Array], gate: str, gates: Gates | None
) -> Array:
    """The reference's scores, f32 [B, G, R, N], of a gate on the tapped queries and keys.

    A step that carries its state has no unrotated keys: a learned gate's compressed ones are
    taken as they are.
    Errors: ValueError if `gates` is needed and absent, or for an unknown gate.
    """
    q, k, lengths, layout = taps["q"], taps["k"], taps.get("lengths"), layer["layout"]
    size, scale = layer["block_size"], layer["scale"]
    capacity = to_bhsd(k, layout).shape[2]
    if gate == "learned":
        if gates is None:
            raise ValueError("a learned gate needs its file")
        config, weights = gates[0], gates[1][layer["layer"]]
        q, k = taps.get("q_unrotated", q), taps.get("k_unrotated", k)
        table = rotation_table(config, capacity)
        if isinstance(config, PrefillGateConfig):
            return prefill_logits(config, weights, q, k, lengths, {"layout": layout, **table})
        shared: dict[str, Any] = {"norm_eps": config.norm_eps, "layout": layout, **table}
        compressed = taps.get("compressed")
        if compressed is None:
            compressed = ref.compress_keys(
                k,
                lengths,
                weights.linear_k,
                weights.knorm,
                pools=config.pools,
                block_size=size,
                **shared,
            )
        queries = ref.gate_queries(
            q,
            lengths,
            None,
            capacity,
            weights.linear_q,
            weights.qnorm,
            pooling=config.pooling,
            heads=config.num_kv_heads,
            **shared,
        )
        return ref.score(queries, compressed, scale=config.scale)

    queries = ref.gate_queries(q, lengths, None, capacity, pooling="none", layout=layout)
    if gate == "oracle":
        exact: dict[str, Any] = {"kind": "exact", "reduction": "max", "layout": layout}
        return ref.score(queries, k, lengths, scale=scale, block_size=size, **exact)
    pooling = {"mean_pool": ("avg",), "min_max": ("max", "min")}
    if gate not in pooling:
        raise ValueError(f"unknown gate {gate!r}")
    compressed = ref.compress_keys(k, lengths, pools=pooling[gate], block_size=size, layout=layout)
    if gate == "mean_pool":
        return ref.score(queries, compressed, scale=scale, reduction="mean")
    return ref.score(queries, compressed, scale=scale, kind="minmax_bound", reduction="max")


def prefill_logits(
    config: PrefillGateConfig,
    weights: GateWeights,
    q: Array,
    k: Array,
    lengths: Array | None,
    shared: Mapping[str, Any],
) -> Array:
    """The reference's scores, f32 [B, Hq, R, N], of a gate of a prefill."""
    size = config.block_size
    compressed = ref.compress_keys(
        k,
        lengths,
        weights.linear_k,
        pools=config.pools,
        block_size=size,
        partial=True,
        **shared,
    )
    queries = ref.gate_queries(
        q,
        lengths,
        None,
        to_bhsd(k, shared["layout"]).shape[2],
        weights.linear_q,
        pooling=config.head_pooling,
        query_block=size,
        pools=config.query_pools,
        **shared,
    )
    return ref.score(queries, compressed, scale=config.scale)


def rotation_table(config: AnyGateConfig, capacity: int) -> dict[str, Array]:
    """cos and sin [S, dg] of a gate, or nothing. Errors: ValueError for an unknown scaling."""
    if not config.rope:
        return {}
    scaling = config.rope_scaling or {"rope_type": "default"}
    factors = {"default": 1.0, "linear": scaling.get("factor")}
    kind = scaling["rope_type"]
    if not factors.get(kind):
        raise ValueError(f"rope_scaling {kind!r} is not known here")
    frequencies = ref.inverse_frequencies(config.gate_dim, config.rope_theta) / factors[kind]
    cos, sin = ref.rotary_table(capacity, frequencies.astype(np.float32))
    return {"cos": cos, "sin": sin}
