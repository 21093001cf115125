import asyncio
import ssl

import aiohttp


async def _download(url, ca_file, token):
    context = ssl.create_default_context(cafile=ca_file)
    async with aiohttp.ClientSession(trust_env=False) as session:
        async with session.get(
            url, ssl=context, allow_redirects=False, headers={"Authorization": f"Bearer {token}"}
        ) as response:
            if response.status != 200:
                raise RuntimeError(f"unexpected status {response.status}")
            return await response.read()


def download(url: str, ca_file: str, token: str) -> bytes:
    return asyncio.run(_download(url, ca_file, token))
