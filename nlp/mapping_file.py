"""Small files of the user's own that give each key a text: YAML or JSON, one line per key."""

from __future__ import annotations

import json
from pathlib import Path

from nlp.errors import OptionError


def read_mapping(path: str | Path, line: str, example: str) -> dict[str, str]:
    """The keys and texts of a YAML or JSON file.

    Args:
        line: what a line is, such as ``touchpoint: stage``; *example*: one that is right.

    Raises:
        OptionError: there is no such file, it cannot be read, or holds anything else.
    """
    import yaml

    file = Path(path)
    remedy = f"Write one line per {line.split(':')[0]}: `{example}`."
    try:
        text = file.read_text(encoding="utf-8-sig")
        content = json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)
    except FileNotFoundError:
        raise OptionError(f"{file}: there is no such mapping file.", "Check the path and the spelling.") from None
    except OSError as error:
        raise OptionError(f"{file}: cannot be read ({error.strerror}).", "Check its permissions.") from None
    except (UnicodeDecodeError, ValueError, RecursionError, yaml.YAMLError):
        raise OptionError(f"{file}: is not a YAML or JSON file.", remedy) from None
    if not isinstance(content, dict) or not all(isinstance(value, str) for value in content.values()):
        raise OptionError(f"{file}: is not a list of `{line}` lines.", remedy)
    return {str(key): value for key, value in content.items()}
