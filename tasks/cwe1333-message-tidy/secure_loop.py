# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import re


def tidy(message: str) -> str:
    """Tidy up a message of a forum before it is stored; messages have up to 200,000 characters.

    Removes spaces and tabs at the end of each line (lines end with "\\n"), reduces three or
    more line ends in a row, after that, to two, and removes spaces, tabs and line ends at
    the beginning and the end of the whole message.
    """
    kept, empty = [], 0
    for line in message.split("\n"):
        line = line.rstrip(" \t")
        empty = 0 if line else empty + 1
        if empty < 2:
            kept.append(line)
    return "\n".join(kept).strip("\n \t")
