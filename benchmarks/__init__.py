"""Measures speed and correctness: `python -m benchmarks`, or `make bench`.

Each module measures one thing and prints its figures; docs/measurements.md keeps
them with the command and the machine. Nothing here decides whether tests pass.
"""
