"""`mingchuang demo`: the whole product with sample data, for a first look. A second start is quick and keeps all."""

import argparse
import time

from mingchuang.config.commands import serve
from mingchuang.config.commands.migrate import prepare
from mingchuang.config.commands.settled import say, settle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As `serve`, and `--prepare-only`."""
    serve.add_arguments(parser)
    parser.add_argument("--prepare-only", action="store_true", help="load everything, do not start 只准备，不启动")


def run(options: argparse.Namespace) -> int:
    """Prepare, load the sample when the database is empty, serve."""
    port = None if options.prepare_only else serve.choose_port(options)
    if port is None and not options.prepare_only:
        return 1
    settle(options)
    began = time.monotonic()
    say("准备中 Preparing")
    prepare()
    from django.utils import timezone

    from mingchuang.config.sample import ACCOUNTS, PASSWORD, load_sample

    load_sample(say=say, now=timezone.now())
    say(f"准备好了 Ready ({time.monotonic() - began:.1f} s)")
    if options.prepare_only or port is None:
        return 0
    return serve.serve(host=options.host, port=port, greeting=_greeting(options.host, port, ACCOUNTS, PASSWORD))


def _greeting(host: str, port: int, accounts: list[tuple[str, str]], password: str) -> str:
    lines = [
        "",
        f"  明窗 Mingchuang   http://{host}:{port}",
        f"  工作人员登录 Staff  http://{host}:{port}/w/",
        "",
        f"  示例账号 Sample accounts (密码 password: {password})",
        *(f"    {username:<12} {role}" for username, role in accounts),
        "",
    ]
    if host in {"127.0.0.1", "localhost", "::1"}:
        lines += [
            "  手机扫不到这台机器；要用手机试，请加 --host 0.0.0.0 并设 MINGCHUANG_PUBLIC_URL=http://本机地址:端口。",
            "  A phone cannot reach this address; for that use --host 0.0.0.0 and set MINGCHUANG_PUBLIC_URL.",
            "",
        ]
    return "\n".join([*lines, "  Ctrl-C 停止 to stop"])
