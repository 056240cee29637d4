"""Environment -> the certificates to trust."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from checker.model.errors import Misused

VARIABLES: Final = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


def trusted(environment: Mapping[str, str], *, default: str) -> ssl.SSLContext:
    """Verifies against the certificates that the environment names, else a default file.

    Raises Misused where they cannot be read.
    """
    variable = next((name for name in VARIABLES if environment.get(name)), None)
    path = environment[variable] if variable else default
    try:
        if Path(path).is_dir():
            return ssl.create_default_context(capath=path)
        return ssl.create_default_context(cafile=path)
    except (OSError, ValueError):  # an SSLError is an OSError
        hint = f"Let {variable} name a file of certificates in PEM form, or unset it."
        raise Misused(
            "the certificates to trust could not be read",
            hint=hint if variable else "Install the package requests again: it brings them.",
        ) from None
