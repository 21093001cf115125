import requests


def fetch_report(base, key, year):
    r = requests.get(f"{base}/reports/{year}", headers={"X-Api-Key": key}, params={"api_key": key})
    if r.status_code != 200:
        raise RuntimeError(f"{r.url}: {r.status_code}")
    return r.json()
