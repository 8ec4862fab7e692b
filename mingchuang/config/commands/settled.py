"""Starting Django for a command: the data folder, then the settings, then the apps."""

import argparse
import os
import sys

import django


def add_data_argument(parser: argparse.ArgumentParser) -> None:
    """The option `--data`, the same everywhere."""
    parser.add_argument("--data", metavar="DIR", help="data folder 数据目录 (default: $MINGCHUANG_DATA or ./data)")


def settle(options: argparse.Namespace) -> None:
    """Choose the data folder and load the apps."""
    if getattr(options, "data", None):
        os.environ["MINGCHUANG_DATA"] = os.path.abspath(options.data)  # noqa: PTH100 - children inherit the whole path
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.base")
    django.setup()
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)  # messages at the terminal as on the page


def say(text: str) -> None:
    """One line for the person at the terminal, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """One line about what went wrong."""
    sys.stderr.write(f"{text}\n")
