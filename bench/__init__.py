"""Measurements: load generators and their stage. Run ``satuatap bench_queue`` or ``bench_live``."""
