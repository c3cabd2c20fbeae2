"""One file per format, and one sniffer that chooses."""

from .plain import read_plain as read

__all__ = ["read"]
