"""A hall's day, played: citizens who come, wait, leave and return, and clerks who call, serve and pause.

    scenario.py   what kind of day, read from config/scenarios/halls/day.toml
    citizens.py   who comes, when, for what, and what each would do
    clerks.py     who sits at which window, when, and how fast
    play.py       lets them meet, one event after the other, in any hall that answers to `Counter`
    floor.py      the files of a hall with so many windows

The play knows nothing of queues: who is next is the hall's answer. The same day can so be played in a pure engine
(`kiosk bench estimate`) and in a real center over HTTP (`kiosk simulate day`).
"""
