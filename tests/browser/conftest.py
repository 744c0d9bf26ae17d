"""Debian's Chromium against a running workbench; skipped with the reason where either is missing."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from driven import Browser
from served import house_of
from sulh.web.app import workbench

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")


def _driver(profile: Path) -> Any:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        pytest.skip("no Chromium: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("headless=new", "no-sandbox", "disable-background-networking", "disable-dev-shm-usage", "no-first-run",
                 "disable-component-update", "disable-sync", "force-device-scale-factor=1", f"user-data-dir={profile}"):  # fmt: skip
        options.add_argument(f"--{word}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One browser with a fresh profile."""
    found = _driver(tmp_path_factory.mktemp("profile"))
    yield found
    found.quit()


@pytest.fixture
def browser(driver: Any, own_record: Path) -> Iterator[Browser]:
    """The browser on a workbench of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with house_of(own_record) as house:
        server = uvicorn.Server(uvicorn.Config(workbench(house), port=port, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        for log in ("browser", "performance"):
            driver.get_log(log)
        yield Browser(driver, f"http://127.0.0.1:{port}")
        driver.get("about:blank")
        driver.delete_all_cookies()
        server.should_exit = True
        thread.join(10)
