"""The commands, put together. Imported once Django is ready, since they reach into the domain."""

from __future__ import annotations

import typer

from watchword.cli import agents, api_keys, check, init, migrate, serve, worker

app = typer.Typer(
    name="watchword",
    help="Watchword: a support desk knows who it is talking to.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("init")(init.init)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("migrate")(migrate.migrate)
app.command("check")(check.check)
app.add_typer(agents.app, name="agents")
app.add_typer(api_keys.app, name="api-keys")
