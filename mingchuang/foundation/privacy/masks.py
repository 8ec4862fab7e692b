"""How personal data look on a screen."""


def mask_phone(number: str) -> str:
    """138****5678; a number too short to keep both ends shows its last two digits."""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 9 else f"****{number[-2:]}" if number else ""


def mask_name(name: str) -> str:
    """王** : the surname and as many signs as follow."""
    return name[:1] + "*" * max(len(name) - 1, 1) if name else ""
