# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import re


def tidy(message: str) -> str:
    """Tidy up a message of a forum before it is stored; messages have up to 200,000 characters.

    Removes spaces and tabs at the end of each line (lines end with "\\n"), reduces three or
    more line ends in a row, after that, to two, and removes spaces, tabs and line ends at
    the beginning and the end of the whole message.
    """
    text = "\n".join(line.rstrip(" \t") for line in message.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \t\n")
