"""What the exchange does by the clock, and long files."""

from datetime import datetime

from django.utils import timezone

from mingchuang.exchange.actions.files import forget_held, stop_landing
from mingchuang.exchange.actions.keys import forget_repeats
from mingchuang.exchange.models import CarriedFile
from mingchuang.exchange.sheets.landing import land_orders
from mingchuang.exchange.sheets.receipts import landing_receipt
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.jobs import Made, Progress
from mingchuang.foundation.work.timetable import every

LAND = "mingchuang.exchange.tasks.land_long_file"


@every(minutes=60)
def sweep_exchange() -> None:
    """Answers kept for those who send twice go after a month, files nobody confirmed after a day."""
    now = timezone.now()
    forget_repeats(at=now)
    forget_held(at=now)


def land_long_file(progress: Progress, *, actor: Actor, at: datetime, file_id: int, leaves_out: bool) -> Made:
    """Take in a long file and hand back a sheet that says what became of each line."""
    file = CarriedFile.objects.select_related("hotline__region").get(pk=file_id)
    try:
        landed = land_orders(file, leaves_out=leaves_out, actor=actor, at=at, progress=progress)
    except Exception:
        stop_landing(actor=actor, file_id=file_id)
        raise
    progress.report("正在写回执")
    return Made(name=f"{landed.hotline.name_zh}-导入回执.xlsx", data=landing_receipt(landed))
