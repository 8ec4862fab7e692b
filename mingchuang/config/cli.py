"""The console command `mingchuang`. Each subcommand is a file in `commands`, loaded only when it is called."""

import argparse
import importlib
import sys
from collections.abc import Sequence

# name → (module, what it does). Loading one must not load the others: `plan parse` starts without a database.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "prepare sample data and run everything 准备示例数据并启动"),
    "serve": ("serve", "run server, worker and clock 启动服务"),
    "migrate": ("migrate", "bring the database and the static files up to date 更新数据库"),
    "plan": ("plan", "read a plan document; or make a campaign of it 解析、导入方案"),
    "due": ("due", "when a time limit runs out, and why 计算到期日"),
    "score": ("score", "compute the scores of a campaign 计算考核得分"),
    "report": ("report", "write the summary report of a campaign 生成活动总结"),
    "print": ("print", "badges, plates, cards, signs as PDF 印制工作证、桌牌、联系卡、窗口牌"),
    "account": ("account", "open an account; the first one of an installation 开通账号"),
    "check": ("check", "look for what will go wrong 检查运行状况"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit code is 0 for done, 1 for a fault, 2 for input that cannot be used."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in arguments if not word.startswith("-")), "")
    parser = argparse.ArgumentParser(prog="mingchuang", description="明窗 Mingchuang")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, about) in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=about, description=about)
        if name == chosen:
            command = importlib.import_module(f"mingchuang.config.commands.{module}")
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader left; nothing more to say
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
