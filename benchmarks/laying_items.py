"""Runs inside the product's settings, as a child of `benchmarks.items`: lays out a county with many items.

Prints JSON: the addresses to ask. Items are written in bulk; what they are found by is what the act would write.
"""

import json
import sys
from datetime import timedelta
from itertools import product
from urllib.parse import quote

import django

django.setup()

from django.contrib.staticfiles.storage import staticfiles_storage  # noqa: E402 - Django is set up above
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingchuang.catalogue.models import ItemWindow, Material, SearchTerm, ServiceItem  # noqa: E402
from mingchuang.catalogue.rules.searching import terms_of  # noqa: E402
from mingchuang.config.commands.migrate import prepare  # noqa: E402
from mingchuang.config.sample.tree import Places, load_tree  # noqa: E402

THINGS = (
    "最低生活保障待遇", "结婚", "居民身份证", "不动产", "食品经营", "公共场所卫生", "机动车驾驶证", "道路货物运输",
    "社会保障卡", "城乡居民养老保险", "住院费用", "护士执业", "建筑工程施工", "农药经营", "养老机构", "户口",
    "个体工商户", "公司设立", "增值税发票", "公租房", "宅基地", "失业保险金", "生育津贴", "残疾人补贴", "出生医学证明",
)  # fmt: skip
DEEDS = ("登记", "确认", "变更", "注销", "补办", "年审", "备案", "许可", "查询", "领取")
PLACES = tuple(f"{name}{kind}" for name, kind in product("东西南北中上下青白清", ("乡", "镇", "街道", "开发区")))
TYPED = (
    "低保", "dibao", "jiehun", "结婚登记", "結婚", "sfz", "身份证补办", "不动产登记", "食品 经营", "shebaoka",
    "驾驶证", "怎么办低保", "公租房", "zhuyuan", "5000000123", "出生", "宅基地备案", "农药", "残补", "过户",
)  # fmt: skip


def main() -> int:
    """Lay out so many items."""
    count = int(sys.argv[1])
    prepare()
    call_command("migrate", verbosity=0)
    places = load_tree(at=timezone.now())
    with transaction.atomic():
        lay_out(places, count)
    connection.cursor().execute("ANALYZE")
    windows = [f"/n/{code}/" for code in places.windows]
    asked = {
        "static": [staticfiles_storage.url("portal/portal.css")],
        "search": [f"/items/?q={quote(typed)}" for typed in TYPED],
        "window": windows,
    }
    print(json.dumps(asked))
    return 0


def lay_out(places: Places, count: int) -> None:
    """Items in force with two materials each, every one at a window."""
    since = timezone.localdate() - timedelta(days=30)
    units, windows = list(places.units.values()), list(places.windows.values())
    names = [f"{place}{thing}{deed}" for deed, place, thing in product(DEEDS, PLACES, THINGS)][:count]
    items = ServiceItem.objects.bulk_create(
        ServiceItem(
            code=f"5{number:09d}",
            name_zh=name,
            name_en=f"Service {number}",
            node=(unit := units[number % len(units)]),
            path=unit.path,
            item_type="public_service",
            case_type="promised",
            statutory_count=20,
            promised_count=10,
            statutory_unit="working",
            promised_unit="working",
            modes=["one_visit"],
            in_force_from=since,
            published_at=timezone.now(),
        )
        for number, name in enumerate(names)
    )
    Material.objects.bulk_create(
        Material(item=item, ordinal=place, name_zh=name, original_count=1)
        for item in items
        for place, name in enumerate(("居民身份证", "申请表"), start=1)
    )
    ItemWindow.objects.bulk_create(
        ItemWindow(item=item, window=windows[number % len(windows)]) for number, item in enumerate(items)
    )
    rows = [
        (item.pk, term.encode(), weight)
        for item in items
        for term, weight in terms_of(
            code=item.code, base_code="", name_zh=item.name_zh, name_en=item.name_en, also_called=""
        ).items()
    ]
    table = connection.ops.quote_name(SearchTerm._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (item_id, term, weight) VALUES (%s, %s, %s)", rows)


if __name__ == "__main__":
    sys.exit(main())
