"""Block-sparse attention: gates, selections and kernels compiled with MLIR."""

__version__ = "0.1.0"
