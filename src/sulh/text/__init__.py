"""Text: str in, spans out.  No lexicon, no domain.

`letters` says what each code point folds to, `folded` folds with a map back to the original, `tokens` cuts words,
`clitics` lists what a written word may be made of, `sentences` finds sentence ends, `script` tells scripts apart.
"""
