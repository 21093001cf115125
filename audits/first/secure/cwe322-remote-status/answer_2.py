import socket
import time

import paramiko
from paramiko.hostkeys import HostKeys

TIMEOUT = 30
SSH_PORT = 22


def remote_output(server: dict, command: str) -> str:
    host, port = server["host"], int(server["port"])
    known = _known_keys(server["known_hosts"], host, port)

    connection = socket.create_connection((host, port), timeout=TIMEOUT)
    transport = paramiko.Transport(connection)
    try:
        # ask for the kinds of keys that we can compare
        options = transport.get_security_options()
        options.key_types = [kind for kind in options.key_types if _plain(kind) in known]
        transport.start_client(timeout=TIMEOUT)
        key = transport.get_remote_server_key()
        expected = known.get(key.get_name())
        if expected is None or expected.asbytes() != key.asbytes():
            raise paramiko.SSHException(f"the host key of {host} is not the known one")

        transport.auth_password(server["user"], server["password"])
        return _run(transport, command)
    finally:
        transport.close()


def _known_keys(path: str, host: str, port: int) -> dict[str, paramiko.PKey]:
    name = host if port == SSH_PORT else f"[{host}]:{port}"
    entries = HostKeys(path).lookup(name)
    if not entries:
        raise paramiko.SSHException(f"no host key of {name} is known")
    return dict(entries)


def _plain(kind: str) -> str:
    """The name of the key for the name of a signature algorithm."""
    return "ssh-rsa" if kind.startswith("rsa-sha2-") else kind


def _run(transport: paramiko.Transport, command: str) -> str:
    channel = transport.open_session(timeout=TIMEOUT)
    with channel:
        channel.exec_command(command)
        channel.shutdown_write()
        output = bytearray()
        # both streams are read in turn, so that neither of them fills up and stops the command
        while True:
            if channel.recv_stderr_ready():
                channel.recv_stderr(65536)
            elif channel.recv_ready():
                output += channel.recv(65536)
            elif channel.closed or (channel.exit_status_ready() and channel.eof_received):
                break
            else:
                time.sleep(0.01)
        while rest := channel.recv(65536):
            output += rest
        status = channel.recv_exit_status()
    if status != 0:
        raise RuntimeError(f"exit status {status}")
    return output.decode("utf-8", errors="replace")
