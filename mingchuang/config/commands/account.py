"""`mingchuang account`: the first account of an installation, and any later one an operator opens at the terminal."""

import argparse
import getpass
import os

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, with which role, where; for an empty installation also what the topmost place is."""
    parser.add_argument("username")
    parser.add_argument("--name", help="display name 显示名 (default: the username)")
    parser.add_argument("--role", default="operator", help="role 角色 (default: operator)")
    parser.add_argument("--node", metavar="CODE", help="where: code of a node 机构编码 (default: the topmost)")
    parser.add_argument("--first-region", metavar="NAME", help="an empty tree begins with this region 最上级地区名称")
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Ask for the password (or read MINGCHUANG_PASSWORD) and open the account with its role."""
    settle(options)
    from django.utils import timezone

    from mingchuang.config.opening import open_at_terminal
    from mingchuang.foundation.errors import Refusal

    password = os.environ.get("MINGCHUANG_PASSWORD") or getpass.getpass("密码 password: ")
    try:
        open_at_terminal(
            username=options.username,
            name=options.name or "",
            password=password,
            role=options.role,
            node_code=options.node or "",
            first_region=options.first_region or "",
            at=timezone.now(),
        )
    except Refusal as refusal:
        complain(str(refusal))
        return 2
    say(f"✓ {options.username} ({options.role})")
    return 0
