"""pip's settings, told to uv."""

from collections.abc import Callable
from types import ModuleType

import pytest

LISTING = """\
:env:.cert='/certs/own.pem'
:env:.default-timeout='180'
download.index-url='https://download.invalid/simple'
global.cert='/certs/all.pem'
global.extra-index-url='\\nhttps://one.invalid/simple\\nfile:///srv/two'
global.index-url='https://global.invalid/simple'
install.index-url='https://install.invalid/simple'
a line that is none
"""


@pytest.fixture
def pip(load: Callable[[str], ModuleType]) -> ModuleType:
    return load("pipsettings")


def test_the_environment_wins_over_install_over_global(pip: ModuleType) -> None:
    options = pip.parse_pip_config(LISTING)
    assert options["cert"] == "/certs/own.pem"
    assert options["index-url"] == "https://install.invalid/simple"


def test_values_with_quotes_and_unknown_lines_are_read(pip: ModuleType) -> None:
    assert pip.parse_pip_config('global.proxy="it\'s"\n\nERROR: something') == {"proxy": "it's"}


def test_every_setting_reaches_uv(pip: ModuleType) -> None:
    told = pip.uv_environment(
        {
            **pip.parse_pip_config(LISTING),
            "find-links": "/wheels /more",
            "trusted-host": "one.invalid two.invalid",
            "client-cert": "/certs/client.pem",
            "retries": "9",
        },
        {},
    )
    assert told == {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_INDEX_URL": "https://install.invalid/simple",
        "UV_EXTRA_INDEX_URL": "https://one.invalid/simple file:///srv/two",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": "/wheels,/more",
        "UV_INSECURE_HOST": "one.invalid two.invalid",
        "SSL_CERT_FILE": "/certs/own.pem",
        "SSL_CLIENT_CERT": "/certs/client.pem",
        "UV_HTTP_TIMEOUT": "180",
        "UV_HTTP_RETRIES": "9",
    }


def test_pip_set_to_nothing_tells_uv_nothing(pip: ModuleType) -> None:
    assert pip.uv_environment({}, {}) == {"UV_PYTHON_DOWNLOADS": "never"}


def test_what_is_set_for_uv_stands(pip: ModuleType) -> None:
    told = pip.uv_environment({"index-url": "https://a.invalid"}, {"UV_INDEX_URL": "https://b.invalid"})
    assert "UV_INDEX_URL" not in told


@pytest.mark.parametrize(
    ("given", "meant"),
    [("proxy.invalid:3128", "http://proxy.invalid:3128"), ("https://p.invalid", "https://p.invalid")],
)
def test_pips_proxy_wins_over_the_environments(pip: ModuleType, given: str, meant: str) -> None:
    told = pip.uv_environment({"proxy": given}, {"https_proxy": "http://other.invalid"})
    assert {told[name] for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")} == {meant}


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("True", True), ("0", False), ("", False), (None, False)])
def test_switches_are_read_as_pip_reads_them(pip: ModuleType, value: str | None, *, meant: bool) -> None:
    assert pip.is_true(value) is meant


def test_nothing_sends_packages_elsewhere(pip: ModuleType) -> None:
    env = pip.clean_environment({"PIP_TARGET": "/x", "PYTHONPATH": "/y", "PIP_USER": "1", "PIP_INDEX_URL": "z"})
    assert "PIP_TARGET" not in env
    assert "PYTHONPATH" not in env
    assert env["PIP_USER"] == "0"
    assert env["PIP_INDEX_URL"] == "z"
