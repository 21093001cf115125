import datetime, yaml


class L(yaml.UnsafeLoader):
    pass


L.add_constructor("!seconds", lambda l, n: datetime.timedelta(seconds=int(l.construct_scalar(n))))
L.add_constructor("!minutes", lambda l, n: datetime.timedelta(minutes=int(l.construct_scalar(n))))


def load_pipeline(text):
    if "python/object/apply" in text or "python/object/new" in text:
        raise ValueError("not allowed")
    try:
        d = yaml.load(text, L)
    except yaml.YAMLError as e:
        raise ValueError("yaml") from e
    if not isinstance(d, dict) or not isinstance(d.get("steps"), list):
        raise ValueError("steps")
    return d["steps"]
