from concurrent.futures import ThreadPoolExecutor

import paramiko


def remote_output(server: dict, command: str) -> str:
    """Log in to a server by SSH, run a command there and return its standard output as text.

    The server has to have the host key that stands in the known_hosts file; with any other key, or none,
    paramiko raises an exception before the password is sent.
    """
    with paramiko.SSHClient() as client:
        client.load_host_keys(server["known_hosts"])
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        client.connect(
            hostname=server["host"],
            port=server["port"],
            username=server["user"],
            password=server["password"],
            allow_agent=False,
            look_for_keys=False,
            timeout=30,
        )
        stdin, stdout, stderr = client.exec_command(command)
        stdin.close()
        # both streams at the same time: one that nobody reads would hold the command up when it is full
        with ThreadPoolExecutor(max_workers=1) as reader:
            errors = reader.submit(stderr.read)
            output = stdout.read()
        status = stdout.channel.recv_exit_status()
    if status != 0:
        raise RuntimeError(f"the command ended with status {status}: {errors.result().decode('utf-8', 'replace').strip()}")
    return output.decode("utf-8", "replace")
