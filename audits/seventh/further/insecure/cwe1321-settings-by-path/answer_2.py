def apply_changes(settings, changes):
    for changes_key, value in changes.items():
        parts = changes_key.split(".")
        if "__class__" in changes_key:
            raise ValueError(changes_key)
        target = settings
        for part in parts[:-1]:
            if isinstance(target, dict):
                if part not in target:
                    raise ValueError(changes_key)
                target = target[part]
            elif hasattr(target, part):
                target = getattr(target, part)
            else:
                raise ValueError(changes_key)
        if isinstance(target, dict):
            target[parts[-1]] = value
        elif hasattr(target, parts[-1]):
            setattr(target, parts[-1], value)
        else:
            raise ValueError(changes_key)
