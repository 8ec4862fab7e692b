"""What became of each line of a landed file, as a sheet to send back."""

from mingchuang.exchange.enums import Fate
from mingchuang.exchange.models import CarriedFile
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows

RECEIPT = SheetSpec(
    name_zh="导入回执",
    columns=(
        Column(key="row", title_zh="行", kind=Kind.INTEGER, width=8),
        Column(key="number", title_zh="工单编号", width=24),
        Column(key="fate", title_zh="结果", width=16),
        Column(key="own", title_zh="本系统编号", width=20),
        Column(key="why", title_zh="哪里不对，怎么改", width=60),
    ),
)


def landing_receipt(file: CarriedFile) -> bytes:
    """One row a line of the file."""
    own = {order.number: order.voice.number for order in file.orders.select_related("voice")}
    return write_rows(
        RECEIPT,
        (
            {
                "row": line["row"],
                "number": line["number"],
                "fate": Fate(line["fate"]).label,
                "own": own.get(line["number"], ""),
                "why": "；".join(
                    fault["cell"] + " " + fault["text"].format(**fault["values"]) for fault in line["faults"]
                ),
            }
            for line in file.lines
        ),
    )
