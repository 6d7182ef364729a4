"""Benchmarks: `python -m sparse_attn.bench` (docs/Performance.md)."""
