"""Makes a model of N layers out of an exported one of two.

The second layer of a decoder (everything between the residual sum that ends layer 1 and the one
that ends layer 2) is cloned: each clone reads the stream that the one before leaves. Weights are
shared between clones; shapes and signatures are those of a real deep model.

    repeat_layers.py MODEL.mlir LAYERS -o OUT.mlir

MODEL is RAW torch IR in generic text, one op a line, with two residual sums a layer.
"""

import argparse
import re
import sys

RESULT = re.compile(r"^\s*(%\d+)(?::\d+)? = ")
VALUE = re.compile(r"%\d+")


def residual_sums(lines: list[str]) -> list[int]:
    """Lines of the sums that carry the stream: of the shape of the first sum of rank 3."""
    stream = None
    found = []
    for number, line in enumerate(lines):
        if '"torch.aten.add.Tensor"' not in line:
            continue
        types = re.search(r"\((!torch\.vtensor<\[[^\]]*\],\w+>), (!torch\.vtensor<[^>]*>)", line)
        if not types or types.group(1) != types.group(2):
            continue
        if types.group(1).count(",") != 3:  # rank 3 and the comma before the element type
            continue
        stream = stream or types.group(1)
        if types.group(1) == stream:
            found.append(number)
    return found


def repeat(text: str, layers: int) -> str:
    """The text of the model with `layers` layers; ValueError if it is not of the expected form."""
    lines = text.splitlines()
    sums = residual_sums(lines)
    if len(sums) != 4:
        raise ValueError(f"expected four residual sums in two layers, got {len(sums)}")
    if layers < 2:
        raise ValueError(f"expected at least two layers, got {layers}")
    start, end = sums[1] + 1, sums[3] + 1
    stream = RESULT.match(lines[start - 1]).group(1)
    body = lines[start:end]
    defined = [match.group(1) for line in body if (match := RESULT.match(line))]
    fresh = 1 + max(int(value[1:]) for value in VALUE.findall(text))
    clones: list[str] = []
    last = defined[-1]
    for _ in range(layers - 2):
        names = {old: f"%{fresh + i}" for i, old in enumerate(defined)}
        fresh += len(defined)
        names[stream] = last
        clones += [VALUE.sub(lambda m, n=names: n.get(m.group(0), m.group(0)), s) for s in body]
        last = names[defined[-1]]
    tail = [VALUE.sub(lambda m: last if m.group(0) == defined[-1] else m.group(0), line)
            for line in lines[end:]]  # fmt: skip
    return "\n".join(lines[:end] + clones + tail) + "\n"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model")
    parser.add_argument("layers", type=int)
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args(argv)
    with open(options.model) as source:
        text = repeat(source.read(), options.layers)
    with open(options.output, "w") as out:
        out.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
