"""sulh serve"""

from __future__ import annotations

import getpass
import ipaddress
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from sulh.api.accounts import Accounts
from sulh.api.desk import Desk
from sulh.api.house import House
from sulh.cli.edge import Lang, Today, day, opened, tell
from sulh.errors import InputError
from sulh.settings import Settings
from sulh.web.app import workbench

__all__ = ["accounts_of", "command", "is_local"]


def command(
    ctx: typer.Context,
    host: Annotated[
        str, typer.Option(help="The address to listen on; any but this machine needs an account.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name this server is reached by; may be repeated.")
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate (PEM), with --tls-key.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its key (PEM).")] = None,
    lang: Annotated[Lang | None, typer.Option(help="Language where the browser asks for neither.")] = None,
    today: Today = None,
) -> None:
    """Open the workbench in the browser: read, check, ask, hand on.

    Examples:  sulh serve  ·  sulh --record archive.db serve --port 9000 --today 2022-08-29
    """
    settings: Settings = ctx.obj
    accounts = accounts_of(settings)
    if not is_local(host) and not accounts.any():
        raise InputError(
            f"{host} can be reached by others, and there is no account yet: "
            "make one with `sulh account add NAME --role admin`, or serve on 127.0.0.1"
        )
    fixed = day(today, "--today")
    secure = tls_cert is not None
    with opened(settings, create=False) as store:
        desk = Desk(store) if fixed is None else Desk(store, day=lambda: fixed)
        house = House(
            desk,
            accounts=accounts if accounts.any() else None,
            local=getpass.getuser(),
            secure=secure,
            language=lang or settings.language,
        )
        names = [*(name or ()), *([] if is_local(host) else [host])]
        tell(settings, f"{'https' if secure else 'http'}://{host}:{port}/  (Ctrl-C ends it)")
        if not secure and not is_local(host):
            tell(settings, "without TLS, passwords can be read on the way: give --tls-cert and --tls-key")
        uvicorn.run(
            workbench(house, names),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            ssl_certfile=tls_cert,
            ssl_keyfile=tls_key,
        )


def accounts_of(settings: Settings) -> Accounts:
    """The accounts that belong to a record: a file beside it, or in the folder one stands in for a server's record."""
    beside = "sulh" if "://" in settings.record else settings.record
    return Accounts(Path(f"{beside}.accounts"))


def is_local(host: str) -> bool:
    """Only this machine can reach it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
