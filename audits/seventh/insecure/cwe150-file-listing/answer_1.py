import os


def print_uploads(folder: str) -> None:
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            print(f"{os.path.getsize(path):8d} {name}")
