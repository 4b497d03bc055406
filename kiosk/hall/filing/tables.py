"""Filing at rest: what was answered and sent lies sealed; a draft is found again only by a keyed hash of its code."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from kiosk.hall.tables import metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(24), primary_key=True),
    # whose screen it is on, or was last
    Column("kiosk", String(64), nullable=False),
    Column("item", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    # it is erased then
    Column("until", BigInteger, nullable=False),
    # keyed hashes of the code on its slip, and of that with the last four digits; null unless it is kept
    Column("mark", String(32), unique=True),
    Column("tail", String(32)),
    # Content of drafts.py, sealed to the draft
    Column("content", LargeBinary, nullable=False),
    Index("drafts_until", "until"),
)

draft_files = Table(
    "draft_files",
    metadata,
    Column("id", String(24), primary_key=True),
    # of a draft, or of the case it became
    Column("draft", String(24)),
    Column("case", String(24)),
    Column("n", Integer, nullable=False),
    # name on the published list; "" is the signature
    Column("material", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    # sealed to the file
    Column("content", LargeBinary, nullable=False),
    Index("draft_files_draft", "draft", "n"),
    Index("draft_files_case", "case", "n"),
)

draft_hands = Table(
    "draft_hands",
    metadata,
    # keyed hash of the secret in the address
    Column("mark", String(32), primary_key=True),
    Column("draft", String(24), nullable=False),
    # one material, or the text questions of one page
    Column("material", String(200), nullable=False),
    Column("page", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("left", Integer, nullable=False),
    Index("draft_hands_draft", "draft"),
    Index("draft_hands_until", "until"),
)

filings = Table(
    "filings",
    metadata,
    Column("case", String(24), primary_key=True),
    Column("at", BigInteger, nullable=False),
    # how the applicant was confirmed: face, staff, code or ""
    Column("confirmed", String(6), nullable=False),
    # the answers with their questions, sealed to the case
    Column("content", LargeBinary, nullable=False),
)
