import logging
from contextlib import closing


def log_login(path: str, name: str, address: str, success: bool) -> None:
    """Append the line of a login attempt to the log file."""
    formatter = logging.Formatter(
        fmt="{asctime} LOGIN {outcome} user={user} from={address}",
        datefmt="%Y-%m-%dT%H:%M:%S",
        style="{",
    )
    with closing(logging.FileHandler(path, encoding="utf-8")) as handler:
        handler.setFormatter(formatter)
        handler.emit(
            logging.makeLogRecord(
                {
                    "outcome": "ok" if success else "failed",
                    "user": name,
                    "address": address,
                }
            )
        )
