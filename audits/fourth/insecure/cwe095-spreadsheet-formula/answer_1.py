def evaluate_formula(formula: str, cells: dict[str, float]) -> float:
    if "**" in formula or "//" in formula:
        raise ValueError("operator not known")
    try:
        value = eval(formula.strip(), {}, dict(cells))
    except Exception as error:
        raise ValueError(f"not a formula: {formula}") from error
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"not a formula: {formula}")
    return value
