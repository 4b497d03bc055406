"""The center as a kiosk sees it: the contract, the one HTTP path to it, and the durable outbox for what must not be lost."""
