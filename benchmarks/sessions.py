"""Readers over the websocket: each opens pages and moves controls with pauses; a run is timed to its end."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

MOST_THINK_SECONDS = 4.0
PATIENCE_SECONDS = 20.0


@dataclass
class Session:
    """One reader: which page is open, which controls it has, and what went on."""

    socket: ClientConnection
    dice: random.Random
    page: str = ""
    controls: dict[str, Element] = field(default_factory=dict)
    states: dict[str, WidgetState] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def go(self, page: str) -> None:
        """Open a page and wait until its script has ended."""
        self.page = page
        self.controls.clear()
        self.states.clear()
        await self._run()

    async def move(self) -> None:
        """Move one control of the page, or go to another page where there is none."""
        if not self.controls:
            await self.go(self.dice.choice(self.pages))
            return
        picked = self.controls[self.dice.choice(sorted(self.controls))]
        if picked.WhichOneof("type") == "selectbox":
            chosen = WidgetState(id=picked.selectbox.id, string_value=self.dice.choice(picked.selectbox.options))
        else:
            chosen = WidgetState(id=picked.button_group.id)
            chosen.string_array_value.data.append(self.dice.choice(picked.button_group.options).content)
        self.states[chosen.id] = chosen
        await self._run()

    async def _run(self) -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.widget_states.widgets.extend(self.states.values())
        started = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._answered()
        except TimeoutError:
            self.errors.append(f"{self.page}: no end in {PATIENCE_SECONDS:.0f} s")
        self.milliseconds.append(1000 * (time.perf_counter() - started))

    async def _answered(self) -> None:
        while True:
            told = ForwardMsg.FromString(await self.socket.recv(decode=False))
            if told.WhichOneof("type") != "script_finished":
                self._take(told)
            elif told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return
            # Leaving the bare address for the overview ends one script early and starts another.
            elif told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.errors.append(f"{self.page}: the script ended with {told.script_finished}")
                return

    def _take(self, told: ForwardMsg) -> None:
        kind = told.WhichOneof("type")
        if kind == "navigation":
            self.pages = [page.url_pathname for page in told.navigation.app_pages if page.url_pathname]
        if kind == "new_session":
            self.controls.clear()
        if kind != "delta" or told.delta.WhichOneof("type") != "new_element":
            return
        element = told.delta.new_element
        name = element.WhichOneof("type")
        if name == "exception":
            self.errors.append(f"{self.page}: {element.exception.message}")
        if name in ("selectbox", "button_group"):
            control = getattr(element, name)
            if len(control.options) > 1:
                self.controls[control.id] = element


async def pages_of(port: int) -> list[str]:
    """The pages that a server's navigation lists; the empty name where it has none."""
    async with _opened(port) as socket:
        session = Session(socket=socket, dice=random.Random(0))  # noqa: S311  not for secrets
        await session.go("")
        return session.pages or [""]


def _opened(port: int) -> connect:
    return connect(f"ws://localhost:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]


async def walk(port: int, pages: list[str], steps: int, seed: int, think: float = MOST_THINK_SECONDS) -> Session:
    """One reader's visit: every few moves another page, `think` seconds at most between two moves."""
    dice = random.Random(seed)  # noqa: S311  not for secrets
    async with _opened(port) as socket:
        session = Session(socket=socket, dice=dice, pages=pages)
        try:
            for step in range(steps):
                await asyncio.sleep(dice.uniform(0, think))
                if step % 5 == 0:
                    await session.go(dice.choice(pages))
                else:
                    await session.move()
        except ConnectionClosed as closed:
            session.errors.append(f"{session.page}: {closed}")
        return session


async def crowd(port: int, pages: list[str], sessions: int, steps: int) -> list[Session]:
    """Many readers at once."""
    return await asyncio.gather(*(walk(port, pages, steps, seed=1 + each) for each in range(sessions)))
