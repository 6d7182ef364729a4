"""Programs of torch as MLIR text, by torch-mlir: RAW torch IR in generic form.

What needs torch is imported on first use; `pip install sparse-attn[import]` installs it.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .progress import working

if TYPE_CHECKING:
    import torch


@working("torch.export")
def export_module(
    module: torch.nn.Module,
    arguments: Sequence[Any],
    keywords: Mapping[str, Any] | None = None,
    dynamic_shapes: Any = None,
) -> torch.export.ExportedProgram:
    """torch.export of a module for example arguments.

    dynamic_shapes  as of torch.export.export: which sizes may differ in a call
    Errors: ValueError for a module in training mode; those of torch.export.
    """
    if module.training:
        raise ValueError("the module is in training mode: call module.eval() first")
    framework = _need("torch")
    # Tracing by Python, not by dynamo: what attention functions check stays out of the program.
    with framework.no_grad():
        exported: torch.export.ExportedProgram = framework.export.export(
            module,
            tuple(arguments),
            dict(keywords or {}),
            dynamic_shapes=dynamic_shapes,
            strict=False,
        )
    return exported


@working("torch-mlir")
def exported_text(program: torch.export.ExportedProgram) -> str:
    """The program as @main in generic MLIR text, weights included, attention whole.

    Errors: ImportError without torch-mlir; NotImplementedError of torch-mlir for a program that
    changes buffers.
    """
    fx = _need("torch_mlir.fx")
    utils = _need("torch_mlir.compiler_utils")
    table = _need("torch_mlir.extras.fx_decomp_util").get_decomposition_table()
    # The table takes attention apart, which Raise could not put together again.
    attention = _need("torch").ops.aten.scaled_dot_product_attention.default
    kept = {op: rule for op, rule in table.items() if op is not attention}
    program = program.run_decompositions(kept)
    # Buffers that are not saved, such as the frequencies of a rotation, are looked for in the
    # state by torch-mlir; the decompositions do not accept them there.
    for name in program.graph_signature.inputs_to_buffers.values():
        if name not in program.state_dict and name in program.constants:
            program.state_dict[name] = program.constants[name]
    module = fx.export_and_import(
        program,
        output_type=utils.OutputType.RAW,
        func_name="main",
        decomposition_table={},
        import_symbolic_shape_expressions=bool(program.range_constraints),
    )
    return str(module.operation.get_asm(print_generic_op_form=True))


def _need(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        root = name.split(".")[0].replace("_", "-")
        text = f"a program of torch needs {root}: pip install sparse-attn[import]"
        raise ImportError(f"{text} ({error})") from error
