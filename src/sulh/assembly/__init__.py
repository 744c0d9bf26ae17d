"""Assembly: many readings, one record.  Pure: no database, no clock, and the order of arrival plays no part.

`lift` turns a reading into statements; `merge` joins statements of equal content; `compare` sets differing figures and
contrary tellings side by side; `relate` groups tellings of one event; `slippage` keeps every date a commitment ever
had; `identity` computes who is one with whom from the table of judgements.  `names` finds a name across scripts and
spellings and says why (`name_parts` cuts it, `alignment` knows the letters, `name_trie` walks, `name_compare` weighs,
`skeleton` gives blocking keys).
"""
