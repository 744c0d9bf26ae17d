"""Record: what a statement is.  Pure types, no database, no clock.

A `Statement` is what is claimed (its id comes from identifying fields only); its `Evidence` is who says so, where, in
which words, with the values given there.  `Judgement` is a person's append-only decision; `Support` counts witnesses.
"""
