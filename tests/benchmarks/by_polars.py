"""Runs in the environment of Polars: a staff list read, lists split, topics parted from levels."""

import json
import resource
import sys
import time

import polars as pl

began = time.process_time()
people = pl.read_csv(sys.argv[1], infer_schema=False)
lists = [pl.col(name).str.split(";") for name in ("languages", "offers", "aims", "style")]
people = people.with_columns(*lists, pl.col("grade").cast(pl.Int16))
offers = people.select("person_id", "offers").explode("offers")
offers = offers.with_columns(pl.col("offers").str.split_exact(":", 1)).unnest("offers")
aims = people.select("person_id", "aims").explode("aims")
aims = aims.with_columns(pl.col("aims").str.split_exact(":", 2)).unnest("aims")
seconds = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
sys.stdout.write(
    json.dumps({"seconds": seconds, "people": len(people), "topics": len(offers), "peak": peak}) + "\n"
)
