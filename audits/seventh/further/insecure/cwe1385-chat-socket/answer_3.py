from urllib.parse import urlsplit

from fastapi import Cookie, FastAPI, WebSocket, WebSocketDisconnect


def create_app(sessions: dict[str, str], messages: list[str], site: str) -> FastAPI:
    app = FastAPI()

    @app.websocket("/chat")
    async def chat(socket: WebSocket, session: str | None = Cookie(default=None)):
        name = sessions.get(session or "")
        if name is None:
            await socket.close(code=1008)
            return
        origin = socket.headers.get("origin", "")
        if site.split("//")[1] not in origin:
            await socket.close(code=1008)
            return
        await socket.accept()
        await socket.send_json(list(messages))
        try:
            while True:
                text = await socket.receive_text()
                messages.append(f"{name}: {text}")
                await socket.send_text("ok")
        except WebSocketDisconnect:
            return

    return app
