"""What can be done with service items. Who has it stands in config/roles.py."""

from enum import StrEnum


class CataloguePermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    ITEM_EDIT = "catalogue:item:edit"
    ITEM_PUBLISH = "catalogue:item:publish"
    ITEM_READ = "catalogue:item:read"
