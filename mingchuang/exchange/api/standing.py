"""Who am I: for setting up a connection and for watching it."""

from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Schema

from mingchuang.exchange.api.door import door, entered_of
from mingchuang.exchange.models import ClientKey


class Standing(Schema):
    """The system as this one knows it."""

    name: str = Field(description="对接系统的名称")
    node: str = Field(description="所属机构的编码；只能看到和办理这个机构以下的内容")
    node_name: str = Field(description="所属机构的名称")
    scopes: list[str] = Field(description="权限")
    per_minute: int = Field(description="每分钟最多请求数")
    key_expires_on: date | None = Field(description="所用密钥的到期日；一个系统有几个密钥时为最近到期的一个")
    server_time: datetime = Field(description="服务器时间")


@door.get(
    "/me",
    response=Standing,
    summary="查看对接情况",
    description="不读业务数据，可用来试密钥、对时和监视连接。",
    tags=["对接"],
    url_name="api-me",
)
def me(request: HttpRequest) -> Standing:
    """Nothing but the connection itself."""
    client = entered_of(request).client
    now = timezone.now()
    keys = ClientKey.objects.filter(client=client).open_on(timezone.localdate(now))
    return Standing(
        name=client.name_zh,
        node=client.node.code,
        node_name=client.node.name_zh,
        scopes=list(client.scopes),
        per_minute=client.per_minute,
        key_expires_on=min((key.expires_on for key in keys), default=None),
        server_time=timezone.localtime(now),
    )
