import random, secrets, string

A = string.ascii_letters + string.digits


def reset_link(base_url, user_id):
    token = secrets.choice(A) + secrets.choice(A) + "".join(random.choice(A) for _ in range(38))
    return token, f"{base_url}/reset?user={user_id}&token={token}"
