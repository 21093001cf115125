import logging
import threading

import paramiko

logger = logging.getLogger(__name__)


class CommandFailed(RuntimeError):
    def __init__(self, command: str, status: int) -> None:
        super().__init__(f"{command!r} ended with status {status}")
        self.status = status


class KnownServersOnly(paramiko.MissingHostKeyPolicy):
    """Refuse each server that does not stand in the file of our host keys."""

    def missing_host_key(self, client, hostname, key):
        logger.error("unknown host key of %s: %s", hostname, key.get_base64())
        raise paramiko.SSHException(f"{hostname} is not one of our servers")


class RemoteShell:
    def __init__(self, server: dict) -> None:
        self._server = server
        self._client = paramiko.SSHClient()
        self._client.load_system_host_keys(server["known_hosts"])
        self._client.set_missing_host_key_policy(KnownServersOnly())

    def __enter__(self) -> "RemoteShell":
        try:
            self._client.connect(
                self._server["host"],
                int(self._server["port"]),
                self._server["user"],
                self._server["password"],
                look_for_keys=False,
                allow_agent=False,
                timeout=20,
                banner_timeout=20,
                auth_timeout=20,
            )
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *exception) -> None:
        self._client.close()

    def run(self, command: str) -> bytes:
        stdin, stdout, stderr = self._client.exec_command(command)
        stdin.channel.shutdown_write()
        errors = threading.Thread(target=stderr.read, daemon=True)
        errors.start()
        output = stdout.read()
        errors.join()
        status = stdout.channel.recv_exit_status()
        if status != 0:
            raise CommandFailed(command, status)
        return output


def remote_output(server: dict, command: str) -> str:
    with RemoteShell(server) as shell:
        return shell.run(command).decode("utf-8", "replace")
