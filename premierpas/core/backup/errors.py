class BackupError(Exception):
    """A backup or restore that can't be done; the message says why and what to do. `usage`: the caller's mistake."""

    def __init__(self, message: str, *, usage: bool = False) -> None:
        super().__init__(message)
        self.usage = usage
