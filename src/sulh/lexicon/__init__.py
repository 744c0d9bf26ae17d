"""Lexicon: how things are said in Arabic news.

The tables under `data/ar` hold the knowledge; `inflect` turns verbs, nouns and adjectives into every printed form
(`paradigm_verb` and `paradigm_noun` spell them), `vocabulary` gathers the forms, `words` finds the readings of a
written word, `knowledge` knows who is who, and `load` builds the whole `Lexicon`.
"""
