"""How static files are named when they are collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r"""(?P<matched>(?m:^)import\s+(?P<names>\{[^}]*\})\s+from\s+["'](?P<url>\.\.?/[\w./-]+\.js)["'])"""


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the library has no types
    """Names carry a mark of the content, and a script names the modules it imports by theirs.

    So a new script never meets an old module from a browser's cache, and a script is new whenever one of its modules
    is. Django's own switch for this stumbles over the words of other people's comments: here only our way of importing
    is looked for.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("*.js", ((IMPORT, 'import %(names)s from "%(url)s"'),)),
    )
