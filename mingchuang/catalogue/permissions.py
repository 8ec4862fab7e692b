"""What can be done with service items and facilities. Who has it stands in config/roles.py."""

from enum import StrEnum


class CataloguePermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    FACILITY_CHECK = "catalogue:facility:check"
    FACILITY_EDIT = "catalogue:facility:edit"
    FACILITY_READ = "catalogue:facility:read"
    ITEM_EDIT = "catalogue:item:edit"
    ITEM_PUBLISH = "catalogue:item:publish"
    ITEM_READ = "catalogue:item:read"
    SYNONYM_EDIT = "catalogue:synonym:edit"
