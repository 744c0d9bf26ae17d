"""Process: from the record to a network of what waits for what, and to answers.  Pure: "now" is an argument.

`graph` what the network is made of · `build` from the record · `scenario` an analyst's changes · `structure` answers
without numbers · `timeline` durations · `simulate` ranges · `whatif` questions about the answer.
`docs/concepts/process.md` tells the meaning.
"""
