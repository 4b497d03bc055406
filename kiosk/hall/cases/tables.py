"""Cases at rest. Days are ISO dates, moments microseconds since 1970.

The list and its lights are a question of dates: `red_on` and `yellow_on` say from which day on a case is red or yellow,
and are null while its clock stands.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from kiosk.hall.tables import metadata

cases = Table(
    "cases",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("number", String(24), nullable=False),
    # its last 14 digits
    Column("short", String(14), nullable=False),
    Column("code", String(10), nullable=False),
    Column("day", String(10), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("item", String(40), nullable=False),
    Column("department", String(40), nullable=False),
    Column("handle_type", String(12), nullable=False),
    Column("channel", String(6), nullable=False),
    Column("ticket", String(24), nullable=False),
    # who applied (Holder and telephone), sealed to the case; null once that is no longer needed
    Column("applicant", LargeBinary),
    # whose it is, and the end of their number with this case's, as keyed hashes
    Column("mark", String(32)),
    Column("tail", String(32)),
    # as everybody may read it: 李* 0019
    Column("shown", String(80), nullable=False),
    # CaseMaterial each, as the published list was then
    Column("materials", Text, nullable=False),
    # what was told to be missing: ever, and still
    Column("told_gaps", Text, nullable=False),
    Column("gaps", Text, nullable=False),
    Column("gaps_until", String(10)),
    # 告知承诺: Commitment as JSON, as the item published it then; whether it was signed
    Column("commitment", Text),
    Column("committed", Boolean, nullable=False),
    # 核查: a word of Check; the last day for it, after the decision and while it is to be done
    Column("checked", String(6), nullable=False, server_default=""),
    Column("check_due", String(10)),
    Column("state", String(10), nullable=False),
    # what a special procedure interrupts, which one, and since when
    Column("interrupted", String(10)),
    Column("special", String(10)),
    Column("special_on", String(10)),
    Column("depth", Integer, nullable=False),
    Column("promised", Integer, nullable=False),
    Column("statutory", Integer),
    Column("received_on", String(10), nullable=False),
    Column("accepted_on", String(10)),
    Column("decided_on", String(10)),
    Column("closed_on", String(10)),
    # working days of special procedures, and of the extension
    Column("stopped", Integer, nullable=False),
    Column("extended", Integer, nullable=False),
    Column("due", String(10)),
    Column("legal_due", String(10)),
    Column("step_due", String(10)),
    Column("yellow_on", String(10)),
    Column("red_on", String(10)),
    Column("late_reason", String(300), nullable=False),
    Column("result", String(300), nullable=False),
    Column("result_number", String(60), nullable=False),
    # account that sent it on last
    Column("forwarded_by", String(64), nullable=False),
    Column("open", Boolean, nullable=False),
    UniqueConstraint("number", name="cases_number"),
    UniqueConstraint("short", name="cases_short"),
    UniqueConstraint("code", name="cases_code"),
    Index("cases_day", "day", "serial"),
    Index("cases_mark", "mark", "id"),
    Index("cases_state", "state", "id"),
    Index("cases_department", "department", "id"),
    Index("cases_item", "item", "id"),
    Index("cases_gaps", "gaps_until"),
    Index("cases_closed", "closed_on"),
)

for _name, _columns in {"cases_open": ["id", "department"], "cases_at": ["department", "id"]}.items():
    # Of a million cases some ten thousand are open: lists and lights read these, and nothing else of them.
    Index(
        _name,
        *(cases.c[each] for each in [*_columns, "yellow_on", "red_on"]),
        # SQLite takes an index of some rows only for a condition written the same way
        sqlite_where=text("open = 1"),
        postgresql_where=cases.c.open,
    )

NAMED: ColumnElement[bool] = literal_column("applicant IS NOT NULL")
"""Not forgotten yet who applied; written as the query's for the same reason."""
Index("cases_named", cases.c.closed_on, sqlite_where=NAMED, postgresql_where=NAMED)

TO_CHECK: ColumnElement[bool] = literal_column("check_due IS NOT NULL")
"""Granted on a commitment that nobody has looked into yet."""
Index("cases_check", cases.c.id, sqlite_where=TO_CHECK, postgresql_where=TO_CHECK)

case_steps = Table(
    "case_steps",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("case", String(24), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("verb", String(16), nullable=False),
    Column("state", String(10), nullable=False),
    # account and badge of who did it; "" when the law did it by itself
    Column("by", String(64), nullable=False),
    Column("badge", String(20), nullable=False),
    # what the citizen was told with it
    Column("words", Text, nullable=False),
    # JSON: which special procedure, what was told to be missing and until when
    Column("about", Text, nullable=False, server_default="{}"),
    Index("case_steps_case", "case", "id"),
)
