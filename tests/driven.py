"""Driven: a browser on a workbench, and keys by their place under an Arabic layout."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

__all__ = ["Browser"]

# Names of the physical keys, and what an Arabic (101) layout prints on them.
ARABIC = {
    "KeyA": "ش",
    "KeyX": "ء",
    "KeyE": "ث",
    "KeyU": "ع",
    "Space": " ",
    "Backspace": "Backspace",
    "Slash": "ظ",
    "Digit2": "2",
}
CODES = {"Space": 32, "Backspace": 8, "Slash": 191, "Digit2": 50}


@dataclass
class Browser:
    """A browser on one workbench."""

    driver: Any
    base: str

    def open(self, path: str, *, language: str = "ar", width: int = 1280) -> None:
        """A page, by its path."""
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get(f"{self.base}{path}{'&' if '?' in path else '?'}lang={language}")

    def run(self, script: str, *values: object) -> Any:
        """The value of a script."""
        return self.driver.execute_script(script, *values)

    def press(self, code: str, *, shift: bool = False) -> None:
        """A physical key, under an Arabic layout."""
        number = CODES.get(code) or ord(code[-1])
        event = {"code": code, "key": ARABIC[code], "windowsVirtualKeyCode": number, "modifiers": 8 if shift else 0}
        if len(ARABIC[code]) == 1:
            event["text"] = ARABIC[code]
        self.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", **event})
        self.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **event})

    def settle(self, script: str, *values: object) -> Any:
        """Wait for something to be true on the page."""
        for _ in range(200):
            found = self.run(script, *values)
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"it did not come true: {script}")

    def complaints(self) -> list[str]:
        """What the console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Every address asked for since the last look."""
        entries = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [each["params"]["request"]["url"] for each in entries if each["method"] == "Network.requestWillBeSent"]
