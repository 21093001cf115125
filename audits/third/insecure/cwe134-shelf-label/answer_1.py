import string


def shelf_label(pattern: str, product) -> str:
    """The text of a shelf label out of the shop's pattern."""
    try:
        return string.Formatter().vformat(pattern, (), {"product": product})
    except (LookupError, AttributeError, TypeError) as error:
        raise ValueError(f"unknown placeholder in the pattern: {error}") from None
