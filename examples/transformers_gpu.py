"""The same as transformers_cpu.py on an H100 or H200, in f16.

    python examples/transformers_gpu.py [RUN_DIR]

Needs such a GPU, PyTorch with CUDA, ptxas, and what transformers_cpu.py needs.
"""

import sys

import torch
from transformers_cpu import generate_sparsely, make_model, make_prompt, run_in_folder

from sparse_attn import hf
from sparse_attn.hf_cache import GatedCache


def first_step(net, prompt, **options):
    """Logits of the first token that is not the prompt's own, f32 [vocabulary]."""
    out = net.generate(
        **prompt,
        **options,
        max_new_tokens=2,
        do_sample=False,
        output_logits=True,
        return_dict_in_generate=True,
    )
    return out.logits[1][0].float()


def main(run_dir):
    hf.register()
    net, dense = (make_model(name, "cuda", torch.float16) for name in ("sparse_attn", "sdpa"))
    prompt = make_prompt("cuda")
    # In f16 a rounding may decide between two tokens, so logits are compared.
    want = first_step(dense, prompt)
    got = first_step(net, prompt, cache=GatedCache(net, policy="all"))
    torch.testing.assert_close(got, want, rtol=0, atol=0.02 * float(want.abs().max()))
    recording = generate_sparsely(net, prompt, run_dir)
    left = recording.sparsity().mean()
    print(f"PASS: {left:.0%} of the blocks were left out; {torch.cuda.get_device_name()}")


if __name__ == "__main__":
    if not torch.cuda.is_available() or torch.cuda.get_device_capability() != (9, 0):
        found = torch.cuda.get_device_name() if torch.cuda.is_available() else "none"
        sys.exit(f"transformers_gpu.py needs an H100 or H200, found {found}")
    run_in_folder(main)
