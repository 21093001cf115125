from dataclasses import dataclass

QUOTED = str.maketrans({'"': '\\"', "\\": "\\\\"})


class InvalidText(ValueError):
    """The text cannot be part of a rule."""


@dataclass(frozen=True)
class SieveString:
    text: str

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError("a text is needed")
        if any((c < " " and c != "\t") or c == "\x7f" for c in self.text):
            raise InvalidText("control characters are not allowed in a rule")

    def __str__(self) -> str:
        return '"' + self.text.translate(QUOTED) + '"'


def filter_rule(words: str, folder: str) -> str:
    subject = SieveString("subject")
    return "if header :contains %s %s { fileinto %s; }" % (subject, SieveString(words), SieveString(folder))
