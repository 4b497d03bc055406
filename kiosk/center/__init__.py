"""The center as a kiosk sees it: the contract, the one HTTP path, and the outbox for what must not be lost."""
