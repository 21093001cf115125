import random, secrets, string


def reset_link(base_url, user_id):
    r = random.Random(secrets.randbits(16))
    token = "".join(r.choices(string.ascii_letters + string.digits, k=40))
    return token, f"{base_url}/reset?user={user_id}&token={token}"
