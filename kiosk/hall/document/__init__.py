"""The center API as a document that another center can be built from: `/openapi.json`, and `kiosk center document`.

describing.py   what FastAPI tells of the doors, with who may go through, examples, and every refusal
faults.py       the error catalogue: each status, and whether to ask again with the same key
meanings.py     what a word or a field means, from its docstring: the one place where that is written
fields.py       those meanings in the schemas
samples/        one example of each question and answer, as objects of the contract, so that none can drift from it
writing.py      openapi.json and errors.md on disk
"""

from __future__ import annotations

from kiosk.hall.document.describing import join

__all__ = ["join"]
