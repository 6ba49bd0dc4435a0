"""The front door: the `detente` command, and the one refresh that joins intake, meaning and storage.

May import every package; nothing imports it. To add a command: one function in `cli.py`.
"""
