import re, string


def shelf_label(pattern, product):
    if "__" in pattern:
        raise ValueError("placeholder")
    for _, field, _, _ in string.Formatter().parse(pattern):
        if field is not None and not field.startswith("product."):
            raise ValueError(field)
    try:
        return pattern.format(product=product)
    except (AttributeError, KeyError, IndexError) as e:
        raise ValueError(str(e)) from e
