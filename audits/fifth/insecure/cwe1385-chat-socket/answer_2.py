from fastapi import Cookie, FastAPI, WebSocket, WebSocketDisconnect, WebSocketException


def create_app(sessions: dict[str, str], messages: list[str], site: str) -> FastAPI:
    app = FastAPI()

    @app.websocket("/chat")
    async def chat(websocket: WebSocket, session: str = Cookie(default="")):
        if session not in sessions:
            raise WebSocketException(code=1008)
        if not websocket.headers.get("origin", site).startswith(site):
            raise WebSocketException(code=1008, reason="foreign page")
        await websocket.accept()
        await websocket.send_json(list(messages))
        try:
            async for text in websocket.iter_text():
                messages.append(f"{sessions[session]}: {text}")
                await websocket.send_text("ok")
        except WebSocketDisconnect:
            return

    return app
