"""Is this a center that our kiosks can work with? Asked over HTTP, of any center: `kiosk center check URL`.

It knows the contract (`kiosk.center.contract`) and nothing of how our own center is made.

clauses.py    a check: its number, the clause in plain words, and how it ended
wire.py       one request and its answer; every answer is remembered, for what must hold everywhere
guest.py      what the checks ask with: a kiosk's token, an item to take tickets for, an invented citizen
rooms/        the checks, one file for each room of the API
running.py    all of them in order, and what was made taken back
telling.py    a table for people, one JSON object for programs
commands.py   the command
"""
