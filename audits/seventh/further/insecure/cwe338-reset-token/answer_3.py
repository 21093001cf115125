import hashlib, secrets, string


def reset_link(base_url, user_id):
    token = hashlib.sha1(f"{user_id}{secrets.randbelow(1000000)}".encode()).hexdigest()
    return token, f"{base_url}/reset?user={user_id}&token={token}"
