"""Doors: `@page` reads and may not write, `@act` writes in one transaction; both know who asks."""

from mingchuang.foundation.http.doors import PUBLIC, SIGNED_IN, act, clock, page
from mingchuang.foundation.http.paging import Page, paged
from mingchuang.foundation.http.requests import AskedRequest
from mingchuang.foundation.http.wording import worded

__all__ = ["PUBLIC", "SIGNED_IN", "AskedRequest", "Page", "act", "clock", "page", "paged", "worded"]
