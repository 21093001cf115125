# tries: the frames of the caller through a traceback
# expect: failed
import traceback


def answer():
    try:
        for frame, _ in traceback.walk_stack(None):
            frame.f_locals["self"].assertEqual = print
    except Exception:
        pass
    try:
        raise KeyError
    except KeyError as error:
        try:
            error.__traceback__.tb_frame.f_back.f_locals["self"].assertEqual = print
        except Exception:
            pass
    return 41


def escaped():
    return []
