"""A tab of Firefox on a new device, for tests: finds places as people do, and uses mouse and keys."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import ViewportSize

from tests.browser.firefox import SAVED, Firefox, Found, within

TAB = "\ue004"
"""The Tab key, as WebDriver writes it."""


class Tab:
    """A tab that shares nothing with others."""

    def __init__(self, firefox: Firefox, size: ViewportSize) -> None:
        self._firefox = firefox
        self._user = firefox.print_progress("browser.createUserContext")["userContext"]
        self._context = firefox.print_progress("browsingContext.create", type="tab", userContext=self._user)[
            "context"
        ]
        firefox.print_progress("browsingContext.setViewport", context=self._context, viewport=size)

    def close(self) -> None:
        """Forget the device."""
        self._firefox.print_progress("browser.removeUserContext", userContext=self._user)

    def open(self, page: Path) -> None:
        """Show a page from disk."""
        where = {"context": self._context, "url": page.as_uri()}
        self._firefox.print_progress("browsingContext.navigate", **where, wait="complete")

    def reload(self) -> None:
        """Load the page again."""
        self._firefox.print_progress("browsingContext.reload", context=self._context, wait="complete")

    # ------------------------------------------------------------ finding

    def run(self, function: str, *arguments: object) -> Any:
        """The result of a function of JavaScript, by way of JSON; nodes go in as they were found."""
        result = self._firefox.print_progress(
            "script.callFunction",
            functionDeclaration=f"async (...all) => JSON.stringify(await ({function})(...all)) ?? 'null'",
            arguments=[_local(argument) for argument in arguments],
            target={"context": self._context},
            awaitPromise=True,
        )
        assert result["type"] == "success", result["exceptionDetails"]["text"]
        return json.loads(result["result"]["value"])

    def css(self, selector: str) -> Found:
        """The first place that a selector finds, once it is there."""
        return self._find({"type": "css", "value": selector})

    def named(self, role: str, name: str) -> Found:
        """The first place of a role with an accessible name, as a screen reader would say them."""
        return self._find({"type": "accessibility", "value": {"role": role, "name": name}})

    def _find(self, locator: Found) -> Found:
        found: list[Found] = []

        def look() -> bool:
            result = self._firefox.print_progress(
                "browsingContext.locateNodes", context=self._context, locator=locator
            )
            found.extend(result["nodes"])
            return bool(found)

        within(look, f"nothing is {locator['value']}")
        return {"sharedId": found[0]["sharedId"]}

    def text(self, selector: str) -> str:
        """What a place shows, once it shows anything."""
        place = self.css(selector)
        within(lambda: self.run("($place) => $place.innerText.trim()", place), f"{selector} stays empty")
        return str(self.run("($place) => $place.innerText", place))

    def value(self, place: Found) -> Any:
        """What is in a field; for a box, whether it is ticked."""
        return self.run("($field) => $field.type === 'checkbox' ? $field.checked : $field.value", place)

    # ------------------------------------------------------------ doing

    def click(self, place: Found) -> None:
        """Press the mouse's first button in the middle of a place."""
        self.run("($place) => $place.scrollIntoView({block: 'center', behavior: 'instant'})", place)
        origin = {"type": "element", "element": place}
        steps: list[Found] = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}]
        steps += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": steps})

    def focus(self, place: Found) -> None:
        """Put the cursor into a field, and wait until keys go there."""
        self.run("($place) => $place.focus()", place)
        has = "($place) => document.hasFocus() && document.activeElement === $place"
        within(lambda: self.run(has, place), "the field has not got the cursor")

    def keys(self, text: str) -> None:
        """Type where the cursor is."""
        steps = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": steps})

    def _act(self, source: Found) -> None:
        self._firefox.print_progress("input.performActions", context=self._context, actions=[source])

    def choose_files(self, place: Found, *files: Path) -> None:
        """Choose files for a file field."""
        paths = [str(file) for file in files]
        self._firefox.print_progress("input.setFiles", context=self._context, element=place, files=paths)

    def drop(self, place: Found, files: dict[str, bytes]) -> None:
        """Drop files, by name; no protocol drags from outside, so the browser's own event is made."""
        self.run(
            """($place, files) => {
              const dataTransfer = new DataTransfer();
              for (const [name, bytes] of Object.entries(JSON.parse(files)))
                dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
              $place.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
            }""",
            place,
            json.dumps({name: list(content) for name, content in files.items()}),
        )

    def saved(self) -> Path:
        """The file that was just saved."""
        end = self._firefox.wait_for(SAVED)["params"]
        assert end["status"] == "complete"
        return Path(end["filepath"])


def _local(argument: object) -> Found:
    return argument if isinstance(argument, dict) else {"type": "string", "value": argument}
