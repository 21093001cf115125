import string

PLACEHOLDERS = {"product.name", "product.sku", "product.price"}


def shelf_label(pattern: str, product) -> str:
    """The text of a shelf label out of the shop's pattern."""
    # Look at every placeholder before anything is put in.
    for _, field, _, conversion in string.Formatter().parse(pattern):
        if field is None:
            continue
        if field not in PLACEHOLDERS or conversion:
            raise ValueError(f"unknown placeholder {field!r}")
    return pattern.format(product=product)
