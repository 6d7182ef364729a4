"""The benchmark of a token: its table and its picture."""

import pytest

from sparse_attn.bench import generate_plot
from sparse_attn.bench.generate_parts import PARTS, part_of
from sparse_attn.bench.generate_report import at_mode, attention_share, section

PARTS_OF = {"attention": 20.0, "gate and selection": 10.0, "matrix products": 60.0, "rest": 10.0}


def row(mode, who, us, **more):
    kind = "ours" if who.startswith("ours") else "dense"
    return {"run": 0, "S": 4096, "mode": mode, "who": who, "kind": kind, "us": us, **more}


DOCUMENT = {
    "benchmark": "generate",
    "form": {
        "layers": 2,
        "heads": 8,
        "key_heads": 2,
        "head_dim": 128,
        "dtype": "bf16",
        "block": 64,
        "budget": 512,
        "new_tokens": 4,
    },
    "protocol": {"replays": 3},
    "runs": [
        {
            "date": "2026-11-27T00:00:00+00:00",
            "name": "GPU",
            "revision": "abc",
            "command": "python -m sparse_attn.bench generate",
        }
    ],
    "rows": [
        row("generate", "sdpa", 900.0),
        row("generate", "ours, min_max gate", 400.0),
        row("generate", "ours, min_max gate, graphs", 150.0),
        row("token", "sdpa", 240.0, parts={"attention": 100.0, "copies of the cache": 100.0}),
        row("token", "ours, min_max gate", 120.0, parts=PARTS_OF),
    ],
}


def test_table():
    lines = section(DOCUMENT).splitlines()
    assert "2 layers" in lines[2] and "a prompt of 4096" in lines[2]
    head = [cell.strip() for cell in lines[4].strip("|").split("|")]
    ours = dict(zip(head, (cell.strip() for cell in lines[7].strip("|").split("|")), strict=True))
    assert ours["generate()"] == "400" and ours["generate(), graphs"] == "150"
    assert ours["captured"] == "120" and ours["dense / captured"] == "2.00"
    assert ours["matrix products"] == "60" and ours["copies of the cache"] == "-"
    assert ours["share of attention"] == "30%"
    assert attention_share(DOCUMENT["rows"][3]) == 1.0
    with pytest.raises(ValueError, match="expected rows of mode"):
        at_mode({**DOCUMENT, "rows": DOCUMENT["rows"][:3]}, "token")


def test_parts_of_kernels():
    assert part_of("sparse_attn_attend_decode") == "attention"
    assert part_of("sparse_attn_gate_scores") == "gate and selection"
    assert part_of("something_else") == "rest"
    assert set(PARTS_OF) <= set(PARTS)


def test_picture():
    pytest.importorskip("matplotlib")
    figure = generate_plot.draw(DOCUMENT)
    profile, wait = figure.axes
    assert profile.get_xlabel() == "kernels of a captured token (us)"
    assert wait.get_xlabel() == "from one token of generate() to the next (us, logarithmic)"
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert legend == [*PARTS, "between kernels"]
    names = [label.get_text() for label in wait.get_yticklabels()]
    assert names == ["sdpa", "ours, min_max gate", "ours, min_max gate, graphs"]
    # What no kernel takes is drawn as well: the bars add up to the token.
    widths = [bars[1].get_width() for bars in profile.containers]
    assert sum(widths) == pytest.approx(120.0) and widths[-1] == pytest.approx(20.0)
