"""Web: pages and feeds over HTTP.  The only place in Sulh that opens a connection, and only when a person asks.

`urls` is the one parser of addresses, `addresses` says which machines may be spoken to, `wire` makes one guarded
request, `robots` and `fetch` are polite about it, `feeds` and `lists` read what sites offer, `visits` remembers what
was seen, `take` and `watch` make intakes of it.  Clock, waiting and the wire are passed in.
"""
