"""Benchmarks of the engine: the workload, the peers, and the page that is written from one run."""
