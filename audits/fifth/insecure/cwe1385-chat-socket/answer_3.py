from urllib.parse import urlsplit

from fastapi import FastAPI, WebSocket, WebSocketDisconnect


def create_app(sessions: dict[str, str], messages: list[str], site: str) -> FastAPI:
    app = FastAPI()
    host = urlsplit(site).hostname

    @app.websocket("/chat")
    async def chat(websocket: WebSocket):
        member = sessions.get(websocket.cookies.get("session", ""))
        origin = websocket.headers.get("origin")
        # The browser says from which page it comes; the site and its subdomains are ours.
        if member is None or (origin and not (urlsplit(origin).hostname or "").endswith(host)):
            await websocket.close(1008)
            return
        await websocket.accept()
        await websocket.send_json(messages)
        try:
            while True:
                text = await websocket.receive_text()
                messages.append(member + ": " + text)
                await websocket.send_text("ok")
        except WebSocketDisconnect:
            return

    return app
