"""Who signs documents: BSrE where it is set, a test authority of this installation elsewhere."""

from pathlib import Path

from config.env import Environment
from satuatap.documents.signers.settings import SigningSettings


def signing(env: Environment, folder: Path) -> SigningSettings:
    """How this installation signs; the test authority lies in this folder."""
    trusted = env.text("BSRE_ROOTS", "")
    return SigningSettings(
        folder=env.path("SIGNING_DIR", folder / "signing"),
        bsre_url=env.text("BSRE_URL", ""),
        bsre_user=env.text("BSRE_USER", ""),
        bsre_password=env.text("BSRE_PASSWORD", ""),
        bsre_roots=Path(trusted).expanduser().absolute() if trusted else None,
        timeout=env.number("BSRE_SECONDS", 20, least=1),
    )
