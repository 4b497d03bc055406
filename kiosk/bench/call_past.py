"""Years of a hall that calls: old tickets, each with its service, its call and the events of both."""

from __future__ import annotations

from datetime import date

from kiosk.bench import ticket_past
from kiosk.hall.storage import Store

_SERVICES = """
INSERT INTO services (id, day, ticket, number, prefix, "window", clerk, items, priorities, ready_at, called_at,
                      started_at, ended_at, ended, outcomes, calls)
SELECT id, day, id, prefix || number, prefix, "window", 'callers', '["weijian-001"]', '', issued_at, called_at,
       started_at, finished_at, 'done', '[{"item":"weijian-001","kind":"immediate","solved":true}]', 1
FROM tickets
"""
_CALLS = """
INSERT INTO calls (id, day, seq, at, ticket, number, "window", name, again)
SELECT row_number() OVER (ORDER BY id), day, 0, called_at, id, prefix || number, "window", '', false FROM tickets
"""
_EVENTS = """
INSERT INTO events (at, kiosk, kind, ticket, detail)
SELECT {column}, 'callers', '{kind}', tickets.id, '{{"window":"01"}}'
FROM tickets JOIN aged ON aged.ticket = tickets.id
"""
_AGED = "CREATE TEMPORARY TABLE aged AS SELECT ticket FROM events WHERE kind = 'issued'"
_KINDS = {"called": "called_at", "started": "started_at", "finished": "finished_at"}


def fill(store: Store, past: int, before: date) -> None:
    """`past` tickets of days before `before` in an empty store, served to the end; see `ticket_past.fill`."""
    ticket_past.fill(store, past, before)
    with store.writing() as connection:
        connection.exec_driver_sql(_SERVICES)
        connection.exec_driver_sql(_CALLS)
    with store.writing() as connection:
        connection.exec_driver_sql(_AGED)
        for kind, column in _KINDS.items():
            connection.exec_driver_sql(_EVENTS.format(column=column, kind=kind))
        connection.exec_driver_sql("DROP TABLE aged")
    with store.reading() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)" if store.sqlite else "CHECKPOINT")
