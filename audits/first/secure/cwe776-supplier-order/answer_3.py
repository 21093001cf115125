import xml.parsers.expat


class OrderParser:
    """Reads an order with expat and stops at the first sign of a document type declaration, so that no
    entities can be declared (and multiplied)."""

    def __init__(self) -> None:
        self.number: str | None = None
        self.customer: list[str] = []
        self.lines: list[dict] = []
        self._path: list[str] = []
        self._text: list[str] = []

        self._parser = xml.parsers.expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.ExternalEntityRefHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text_part

    def parse(self, document: bytes) -> dict:
        try:
            self._parser.Parse(document, True)
        except xml.parsers.expat.ExpatError as error:
            raise ValueError(f"this is not well-formed XML: {error}") from None
        if self.number is None:
            raise ValueError("the order has no number")
        return {"number": self.number, "customer": "".join(self.customer), "lines": self.lines}

    @staticmethod
    def _refuse(*arguments) -> None:
        raise ValueError("orders have no document type declaration")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) == 1:
            self.number = attributes.get("number")
        elif self._path[1:] == ["line"]:
            if not {"sku", "count"} <= attributes.keys():
                raise ValueError("a line needs sku and count")
            self.lines.append({"sku": attributes["sku"], "count": int(attributes["count"]), "text": ""})
            self._text = []

    def _end(self, name: str) -> None:
        if self._path[1:] == ["line"]:
            self.lines[-1]["text"] = "".join(self._text)
        self._path.pop()

    def _text_part(self, text: str) -> None:
        if self._path[1:] == ["line"]:
            self._text.append(text)
        elif self._path[1:] == ["customer"]:
            self.customer.append(text)


def read_order(document: bytes) -> dict:
    """Read an order; raises ValueError when the document is not well-formed or no order."""
    return OrderParser().parse(document)
