"""Reads what index pip is set to, and tells uv, which does not read pip's settings."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping


def parse_pip_config(listing: str) -> dict[str, str]:
    """Read `pip config list`: the environment wins over [install], which wins over [global]."""
    sections: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in listing.splitlines():
        match = re.match(r"^(:env:|[\w-]+)\.([\w-]+)=(['\"].*['\"])$", line.strip())
        if match and match[1] in sections:
            sections[match[1]][match[2]] = str(ast.literal_eval(match[3]))
    return {**sections["global"], **sections["install"], **sections[":env:"]}


def is_true(value: str | None) -> bool:
    """Pip's own reading of a switch."""
    return (value or "").strip().lower() in {"1", "true", "yes", "on", "t", "y"}


def uv_environment(options: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Translate pip's settings into uv's environment; what is already set for uv stands."""
    told = {"UV_PYTHON_DOWNLOADS": "never"}  # a closed network must not wait for an interpreter
    words = {
        "UV_INDEX_URL": options.get("index-url", "").strip(),
        "UV_EXTRA_INDEX_URL": " ".join(options.get("extra-index-url", "").split()),
        "UV_FIND_LINKS": ",".join(options.get("find-links", "").split()),
        "UV_INSECURE_HOST": " ".join(options.get("trusted-host", "").split()),
        "SSL_CERT_FILE": options.get("cert", ""),
        "SSL_CLIENT_CERT": options.get("client-cert", ""),
        "UV_HTTP_TIMEOUT": options.get("timeout", options.get("default-timeout", "")).split(".")[0],
        "UV_HTTP_RETRIES": options.get("retries", ""),
    }
    told.update({name: value for name, value in words.items() if value})
    if "UV_EXTRA_INDEX_URL" in told:
        # As pip does: look in every index. The hashes make it safe.
        told["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    told = {name: value for name, value in told.items() if name not in environ}
    if options.get("proxy"):
        proxy = options["proxy"] if "://" in options["proxy"] else f"http://{options['proxy']}"
        told.update(dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy))
    return told


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for pip and uv: nothing that would send packages somewhere else."""
    strange = {
        "PYTHONHOME",
        "PYTHONPATH",
        "VIRTUAL_ENV",
        "CONDA_PREFIX",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
    }
    kept = {name: value for name, value in environ.items() if name not in strange}
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
