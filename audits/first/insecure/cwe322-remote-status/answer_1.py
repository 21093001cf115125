import paramiko


class KnownHosts(paramiko.MissingHostKeyPolicy):
    """Servers that have been installed since the file was written are taken up."""

    def missing_host_key(self, client, hostname, key):
        client.get_host_keys().add(hostname, key.get_name(), key)


def remote_output(server: dict, command: str) -> str:
    """Run a command on a server by SSH and return its standard output."""
    with paramiko.SSHClient() as client:
        client.load_host_keys(server["known_hosts"])
        client.set_missing_host_key_policy(KnownHosts())
        client.connect(
            server["host"],
            port=server["port"],
            username=server["user"],
            password=server["password"],
            allow_agent=False,
            look_for_keys=False,
        )
        _, stdout, _ = client.exec_command(command)
        output = stdout.read().decode("utf-8", "replace")
        status = stdout.channel.recv_exit_status()
    if status != 0:
        raise RuntimeError(f"the command has failed with status {status}")
    return output
