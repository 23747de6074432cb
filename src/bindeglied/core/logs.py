"""One event, one line: nothing a person sends can forge a line of the log."""

import logging

_ESCAPES = {ord(c): f"\\x{ord(c):02x}" for c in map(chr, (*range(32), 127, *range(0x80, 0xA0)))} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


class LineFormatter(logging.Formatter):
    """Time, level, logger, message with control characters escaped; a traceback follows on lines of its own."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        return super().formatMessage(record).translate(_ESCAPES)
