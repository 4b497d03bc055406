"""Alembic's entry: always on the connection that `running.upgrade` was given."""

from __future__ import annotations

from alembic import context

import kiosk.hall.identity.tables
import kiosk.hall.manage.tables
import kiosk.hall.notices_tables
import kiosk.hall.rating.tables
import kiosk.hall.staff.tables  # noqa: F401 - adds its tables to the metadata
from kiosk.hall.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
