"""Writes a gate file with random weights: for tests and for measurements before training.

python -m sparse_attn.random_gates -o gates.safetensors --layers 2 --num-kv-heads 2 \\
    --gqa-group 2 --head-dim 16 --gate-dim 16 --block-size 8

With --kind=prefill_gate_v1 the gate is one of a prefill (SeerAttention's).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence

import numpy as np

from .gate_config import (
    PREFILL_KIND,
    AnyGateConfig,
    add_config_arguments,
    config_arguments,
    config_class,
)
from .gate_file import GateWeights, save_gates

ROPE = {"rope": True, "rope_theta": 10000.0}
DEFAULTS = {
    "key_pooling": "Kmaxminavg",
    "query_pooling": "Qproj",
    "qk_norm": False,
    "norm_eps": 1e-6,
    **ROPE,
}
PREFILL_DEFAULTS = {"pooling": "Qavg_Kmaxminavg", "force_double": False, **ROPE}


def random_gates(config: AnyGateConfig, layers: int, seed: int = 0) -> dict[int, GateWeights]:
    """Gates whose outputs have about the size of their inputs, f32; the same for the same seed."""
    generator = np.random.default_rng(seed)
    gates = {}
    for layer in range(layers):
        weights = {}
        for name, shape in config.weight_shapes().items():
            noise = generator.standard_normal(shape, np.float32)
            if name in ("qnorm", "knorm"):
                weights[name] = 1 + np.float32(0.1) * noise
            else:
                summed = math.prod(shape[1:-1])  # values that add up to one output
                weights[name] = noise * np.float32(summed**-0.5)
        gates[layer] = GateWeights(**weights)
    return gates


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m sparse_attn.random_gates", description="Write random gate weights."
    )
    parser.add_argument("-o", "--output", required=True, metavar="FILE")
    parser.add_argument("--layers", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    add_config_arguments(parser)
    arguments = parser.parse_args(argv)
    if arguments.layers < 1:
        parser.error("--layers is not >= 1")
    try:
        given = config_arguments(arguments)
        defaults = PREFILL_DEFAULTS if given.get("kind") == PREFILL_KIND else DEFAULTS
        config: AnyGateConfig = config_class(given).from_dict(defaults | given)
    except ValueError as error:
        parser.error(str(error))
    save_gates(arguments.output, config, random_gates(config, arguments.layers, arguments.seed))
    print(f"{arguments.output}: {arguments.layers} layers, {config.to_json()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
