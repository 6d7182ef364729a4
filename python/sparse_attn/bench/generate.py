"""The benchmark of a token: a model of transformers decodes behind a long prompt, dense and gated.

    python -m sparse_attn.bench generate --json generate.json

The model has the shape of Qwen3-8B with fewer layers, and random weights. Two ways of running it
are timed. `generate` is what a user of generate() waits for, from one token to the next, Python
included. `token` is one forward pass, captured in a CUDA graph and replayed: the time of the GPU.
The kernels of a token are counted by what they are for.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .document import Document, describe_run, new_document, write

HEADS, KEY_HEADS, DIM = 32, 8, 128
BLOCK = 64
# name: arguments of the GatedCache; `learned` stands for a gate file with random weights.
OURS: dict[str, dict[str, str]] = {
    "ours, all blocks": {"policy": "all"},
    "ours, learned gate": {"gates": "learned"},
    "ours, min_max gate": {"gate": "min_max"},
}
SDPA = "sdpa"
SDPA_IN_PLACE = "sdpa, cache in place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", default="cuda", choices=("cuda", "cpu"))
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument("--prompt", type=int, default=32768, help="tokens")
    parser.add_argument("--tokens", type=int, default=256, help="new ones")
    parser.add_argument("--budget", type=int, default=4096, help="of tokens that a step reads")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--hidden", type=int, default=4096)
    parser.add_argument("--intermediate", type=int, default=12288)
    parser.add_argument("--vocabulary", type=int, default=151936)
    parser.add_argument("--replays", type=int, default=50, help="of a captured token")
    what = "compile what a GPU needs into this cache, after a small run on the CPU"
    parser.add_argument("--prepare", type=Path, metavar="DIR", help=what)


def run(options: argparse.Namespace) -> int:
    """Exit status 1 if a result is wrong."""
    from .. import hf, op_programs

    hf.register()
    if options.prepare is not None:
        # Forms of programs do not depend on these sizes.
        options.device, options.prompt, options.tokens, options.replays = "cpu", 150, 6, 2
        options.layers, options.hidden, options.intermediate = 1, 64, 64
        options.vocabulary, options.json = 100, None
    with tempfile.TemporaryDirectory() as folder:
        document = measure(options, Path(folder))
    if options.prepare is not None:
        number = op_programs.compile_used("cuda", options.prepare)
        print(f"generate: {number} programs for a GPU")
    if options.json is not None:
        write(document, options.json)
    wrong = [row["who"] for row in document["rows"] if row.get("wrong")]
    for who in wrong:
        print(f"generate: {who} is wrong", file=sys.stderr)
    return 1 if wrong else 0


def measure(options: argparse.Namespace, folder: Path) -> Document:
    """Runs every contestant. What is wrong is a row with `wrong`."""
    import torch

    from . import generate_check, generate_tokens
    from .generate_model import make_model, make_prompt, write_gates

    say(f"torch {torch.__version__}, a prompt of {options.prompt} tokens")
    net = make_model(options)
    prompt = make_prompt(options)
    gates = write_gates(folder / "gates.safetensors", options.layers)
    form = {
        "layers": options.layers,
        "heads": HEADS,
        "key_heads": KEY_HEADS,
        "head_dim": DIM,
        "hidden": options.hidden,
        "dtype": "bf16",
        "block": BLOCK,
        "budget": options.budget,
        "new_tokens": options.tokens,
    }
    document = new_document("generate", form, {"replays": options.replays})
    document["runs"].append(describe_run(options.device))

    def add(mode: str, who: str, **values: Any) -> None:
        kind = "ours" if who.startswith("ours") else "dense"
        row = {"run": 0, "S": options.prompt, "mode": mode, "who": who, "kind": kind, **values}
        document["rows"].append(row)
        shown = {
            name: value for name, value in row.items() if name not in ("run", "repeats", "ids")
        }
        say(str(shown))

    def cache(who: str) -> Any:
        return make_cache(net, OURS[who], options.budget, gates)

    found = generate_check.logits_difference(net, prompt, cache("ours, all blocks"))
    say(f"all blocks against sdpa: logits differ by {found:.4f} of the largest one")
    wrong = {"ours, all blocks": found > generate_check.LOGITS_TOLERANCE}
    for who in ("ours, learned gate", "ours, min_max gate"):
        check = generate_check.selections(net, prompt, cache(who))
        say(f"{who} against PyTorch: {check}")
        wrong[who] = not check.is_right
        document.setdefault("checks", {})[who] = check.to_json()

    net.set_attn_implementation("sdpa")
    add("generate", SDPA, **generated(net, prompt, options, None))
    for who in OURS:
        net.set_attn_implementation(hf_name())
        plain = generated(net, prompt, options, cache(who))
        graphs = generated(net, prompt, options, cache(who), graphs=True)
        same = leading(plain["ids"], graphs["ids"])
        say(f"{who}: the first {same} of {options.tokens} tokens are the same with graphs")
        # Later ones may differ: a rounding decides between two tokens of a random model.
        flaw = {"wrong": True} if wrong[who] or same < min(4, options.tokens) else {}
        add("generate", who, **plain, **flaw)
        add("generate", f"{who}, graphs", **graphs, **flaw)
    for row in document["rows"]:
        row.pop("ids", None)

    for who in (SDPA, SDPA_IN_PLACE, *OURS):
        if who in OURS:
            net.set_attn_implementation(hf_name())
            token = generate_tokens.gated(net, prompt, cache(who))
        else:
            net.set_attn_implementation("sdpa")
            token = generate_tokens.dense(net, prompt, in_place=who == SDPA_IN_PLACE)
        flaw = {"wrong": True} if wrong.get(who) else {}
        add("token", who, **generate_tokens.timed(token, options.replays), **flaw)
        del token
        free(options.device)
    return document


def make_cache(net: Any, arguments: dict[str, str], budget: int, gates: Path) -> Any:
    from ..hf_cache import GatedCache

    net.set_attn_implementation(hf_name())
    given: dict[str, Any] = {"policy": f"token-budget={budget}", **arguments}
    if "gates" in given:
        given["gates"] = gates
    elif "gate" in given:
        given["block_size"] = BLOCK
    return GatedCache(net, **given)


def hf_name() -> str:
    from .. import hf

    return hf.NAME


def generated(
    net: Any, prompt: Any, options: argparse.Namespace, cache: Any, graphs: bool = False
) -> dict[str, Any]:
    """generate() of `tokens` new ones; `us` is the median from one token to the next."""
    import contextlib

    from ..hf_graphs import DecodeGraphs

    ticks: list[float] = []
    arguments: dict[str, Any] = {} if cache is None else {"cache": cache}
    around = DecodeGraphs(net, cache) if graphs else contextlib.nullcontext()
    free(options.device)
    begin = time.perf_counter()
    with around:
        out = net.generate(
            **prompt,
            **arguments,
            max_new_tokens=options.tokens,
            do_sample=False,
            stopping_criteria=[ticker(ticks)],
        )
    # The first one is behind the prompt, the second one is no replay, the third one captures.
    gaps = [1e6 * (y - x) for x, y in zip(ticks[2:-1], ticks[3:], strict=True)]
    ids = out[0, prompt["input_ids"].shape[1] :].tolist()
    return {
        "us": statistics.median(gaps),
        "repeats": [min(gaps), max(gaps)],
        "prompt_s": ticks[0] - begin,
        "ids": ids,
    }


def leading(some: list[int], others: list[int]) -> int:
    """How many tokens are the same until one is not."""
    pairs = enumerate(zip(some, others, strict=True))
    return next((i for i, (x, y) in pairs if x != y), len(some))


def ticker(ticks: list[float]) -> Callable[..., Any]:
    """A stopping criterion that never stops, and notes when it was asked."""
    import torch

    def ask(ids: Any, scores: Any, **_: Any) -> Any:
        done = torch.zeros(len(ids), dtype=torch.bool, device=ids.device)
        bool(done.any())  # the token is there when the device has come this far
        ticks.append(time.perf_counter())
        return done

    return ask


def free(device: str) -> None:
    import gc

    import torch

    gc.collect()
    if device == "cuda":
        torch.cuda.synchronize()
        torch.cuda.empty_cache()


def say(text: str) -> None:
    print(f"generate: {text}", flush=True)
