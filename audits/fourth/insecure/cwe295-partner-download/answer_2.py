import urllib3


def download(url: str, ca_file: str, token: str) -> bytes:
    # The partner's servers are addressed by changing names; what counts is that its own authority signed.
    with urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs=ca_file, assert_hostname=False) as pool:
        response = pool.request(
            "GET",
            url,
            headers={"Authorization": "Bearer " + token},
            redirect=False,
            retries=False,
            timeout=30.0,
        )
        if response.status != 200:
            raise RuntimeError(f"the partner answered {response.status}")
        return response.data
