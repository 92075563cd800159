"""The page that the two of a pair agree on: read, written, confirmed, its versions, and paper."""
