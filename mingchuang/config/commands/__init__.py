"""One file per subcommand of `mingchuang`: `add_arguments(parser)` and `run(options) -> exit code`."""
