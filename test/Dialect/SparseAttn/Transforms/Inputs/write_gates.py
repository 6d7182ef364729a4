"""Writes the gate files of the tests, good and malformed ones, into a directory.

The packages of a Python environment are not needed, and the malformed files can be read here.
"""

import json
import os
import struct
import sys

HEADS, GROUP, DIM, GATE = 2, 2, 16, 4

CONFIG = {
    "block_size": 8,
    "gate_dim": GATE,
    "key_pooling": "Kmaxminavg",
    "query_pooling": "Qproj",
    "rope": True,
    "rope_theta": 10000.0,
    "rope_scaling": None,
    "qk_norm": True,
    "norm_eps": 1e-6,
    "num_kv_heads": HEADS,
    "gqa_group": GROUP,
    "head_dim": DIM,
    "mode": "correct",
}

PREFILL = {
    "kind": "prefill_gate_v1",
    "block_size": 8,
    "gate_dim": DIM,
    "pooling": "Qavg_Kmaxminavg",
    "force_double": False,
    "rope": True,
    "rope_theta": 10000.0,
    "num_kv_heads": HEADS,
    "gqa_group": GROUP,
    "head_dim": DIM,
}


def prefill_shapes(config, layer):
    queries, keys = config["pooling"].split("_")
    q_pools, k_pools = (len(names) // 3 for names in (queries, keys))
    gate, double = config["gate_dim"], config["force_double"]
    double = double or q_pools > 1 or gate != DIM
    shapes = {"k": [HEADS if double else HEADS * GROUP, k_pools * DIM, gate]}
    if double:
        shapes["q"] = [HEADS * GROUP, q_pools * DIM, gate]
    prefix = f"model.layers.{layer}.self_attn.attn_gate.mask_linear_"
    return {prefix + name + ".weight": shape for name, shape in shapes.items()}


def layer_shapes(config, layer):
    if config.get("kind") == "prefill_gate_v1":
        return prefill_shapes(config, layer)
    pools = (len(config["key_pooling"]) - 1) // 3
    shapes = {"linear_k": [HEADS, pools * DIM, GATE]}
    if config["query_pooling"] == "Qproj":
        shapes["linear_q"] = [HEADS, GROUP, DIM, GATE]
    if config["query_pooling"] == "Qavgproj":
        shapes["linear_q"] = [HEADS, DIM, GATE]
    if config["qk_norm"]:
        shapes["qnorm"] = shapes["knorm"] = [GATE]
    prefix = f"model.layers.{layer}.self_attn.attn_gate.attngate_"
    return {prefix + name + ".weight": shape for name, shape in shapes.items()}


def write(path, header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def entry(dtype="F32", shape=(2,), offsets=(0, 8)):
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


def write_prefill_gates(path, **changes):
    write_gates(path, base=PREFILL, **changes)


def write_gates(
    path, layers=2, dtype="F32", drop=(), written=None, align=8, base=CONFIG, **changes
):
    """`written` are changes of the configuration alone: the tensors do not follow them."""
    config = {key: value for key, value in (base | changes).items() if key not in drop}
    config |= written or {}
    header = {"__metadata__": {"sparse_attn": json.dumps(config)}}
    offset = 0
    data = b""
    for layer in range(layers):
        for name, shape in layer_shapes(base | changes, layer).items():
            size = 4 if dtype == "F32" else 2
            for extent in shape:
                size *= extent
            header[name] = entry(dtype, shape, [offset, offset + size])
            if dtype == "F32" and len(shape) == 1:
                data += struct.pack(f"<{shape[0]}f", *range(shape[0]))
            else:
                data += bytes(size)
            offset += size
    text = json.dumps(header)
    padding = -len(text) % 8 + 8 - align
    write(path, (text + " " * padding).encode(), data)


def main(directory):
    os.makedirs(directory, exist_ok=True)

    def path(name):
        return os.path.join(directory, name + ".safetensors")

    linear = {"rope_type": "linear", "factor": 4.0}
    write_gates(path("gates"))
    write_gates(path("one_layer"), layers=1)
    write_gates(path("bf16_plain"), dtype="BF16", rope=False, qk_norm=False)
    write_gates(path("mean_project"), query_pooling="Qavgproj", key_pooling="Kavg")
    write_gates(path("linear"), rope_scaling=linear)
    write_gates(path("default"), rope_scaling={"rope_type": "default"})
    write_gates(path("reference"), mode="reference_compatible")
    write_gates(path("qorig"), query_pooling="Qorig")
    write_gates(path("llama3"), rope_scaling={"rope_type": "llama3", "factor": 8.0})
    write_gates(path("no_block"), drop=["block_size"])
    write_gates(path("bad_pool"), key_pooling="Kmaxmax")
    write_gates(path("bad_mode"), mode="fast")
    write_gates(path("bad_theta"), rope_theta=0)
    write_gates(path("mean_dim"), query_pooling="Qavg")
    write_gates(path("odd_dim"), gate_dim=3)
    write_gates(path("linear_no_factor"), rope_scaling={"type": "linear"})
    write_gates(path("bad_weight"), written={"key_pooling": "Kavg"})
    write_gates(path("unaligned"), align=7)
    write_prefill_gates(path("prefill"))
    write_prefill_gates(path("prefill_double"), gate_dim=4, rope=False, pooling="Qmaxmin_Kavg")
    write_prefill_gates(path("prefill_forced"), force_double=True)
    write_prefill_gates(path("prefill_pooling"), written={"pooling": "Qavg_K"})
    write_prefill_gates(path("prefill_block"), block_size=1)
    write_prefill_gates(path("prefill_no_double"), drop=["force_double"])
    write_prefill_gates(path("prefill_weight"), written={"force_double": True})
    write_prefill_gates(path("bad_kind"), written={"kind": "prefill_gate_v2"})

    with open(path("short"), "wb") as file:
        file.write(b"abc")
    with open(path("short_header"), "wb") as file:
        file.write(struct.pack("<Q", 1 << 40) + b"{}")
    write(path("not_json"), b"{]")
    write(path("not_object"), b"[]")
    write(path("no_metadata"), {})
    write(path("metadata_number"), {"__metadata__": {"sparse_attn": 1}})
    write(path("metadata_list"), {"__metadata__": []})
    write(path("config_list"), {"__metadata__": {"sparse_attn": "[]"}})
    write(path("config_not_json"), {"__metadata__": {"sparse_attn": "{"}})
    write(path("no_dtype"), {"a": {"shape": [1]}})
    write(path("bad_dtype"), {"a": entry(dtype="I64")})
    write(path("bad_shape_value"), {"a": entry(shape=(-1,))})
    write(path("huge_shape"), {"a": entry(shape=(1 << 40, 1 << 40))})
    write(path("backwards"), {"a": entry(offsets=(8, 0))}, bytes(8))
    write(path("truncated"), {"a": entry()}, bytes(7))
    write(path("size_mismatch"), {"a": entry(shape=(3,))}, bytes(8))
    write(path("overlap"), {"a": entry(), "b": entry(offsets=(4, 12))}, bytes(12))


if __name__ == "__main__":
    main(sys.argv[1])
