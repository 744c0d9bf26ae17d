"""Codebook: what can be said.  Validated data; how it is said in Arabic is the lexicon's business."""
