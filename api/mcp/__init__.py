"""A server of the Model Context Protocol over standard input and output, for an office's own
assistant: `protocol` speaks, `tools` answer. Read only.

Written to https://modelcontextprotocol.io/specification (2026-07-28: versioning, discover, tools;
2025-11-25: lifecycle, transports, tools).
"""
