from fastapi import Cookie, FastAPI, WebSocket, WebSocketDisconnect
from fastapi.middleware.cors import CORSMiddleware


def create_app(sessions: dict[str, str], messages: list[str], site: str) -> FastAPI:
    app = FastAPI()
    # Only pages of the club's own site may use the application.
    app.add_middleware(CORSMiddleware, allow_origins=[site], allow_credentials=True)

    @app.websocket("/chat")
    async def chat(socket: WebSocket, session: str | None = Cookie(default=None)):
        name = sessions.get(session or "")
        if name is None:
            await socket.close(code=1008)
            return
        await socket.accept()
        await socket.send_json(messages)
        try:
            while True:
                messages.append(f"{name}: {await socket.receive_text()}")
                await socket.send_text("ok")
        except WebSocketDisconnect:
            pass

    return app
