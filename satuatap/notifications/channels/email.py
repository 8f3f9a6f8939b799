"""E-mail by SMTP, one message a connection."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from config.mail import mail
from satuatap.notifications.accounts import Account
from satuatap.notifications.channels.port import Failed, Letter, NotSent, Perhaps, Refused

PERMANENT = 500
OPTIONS = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
}


def send_mail(letter: Letter, account: Account, handing: Callable[[], None]) -> str:
    """Hand the letter to the account's mail server; raises NotSent, Perhaps or Refused."""
    found = mail(account.url)
    backend = EmailBackend(
        **{name: found[key] for key, name in OPTIONS.items()}, timeout=account.timeout
    )
    with closing(backend), _as_failures():
        try:
            backend.open()
        except (SMTPException, OSError) as error:
            raise NotSent(type(error).__name__) from error
        handing()
        backend.send_messages([mail_of(letter, account)])
    return ""


def mail_of(letter: Letter, account: Account) -> EmailMessage:
    """The letter as a mail; its Message-ID is the same however often it is sent."""
    host = urlsplit(settings.PUBLIC_URL).hostname
    headers = {
        "Message-ID": f"<{letter.key}@{host}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{letter.stop_link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    text = f"{letter.text}\n\n-- \n{letter.foot}\n"
    return EmailMessage(letter.title, text, account.sender, [letter.to], headers=headers)


@contextmanager
def _as_failures() -> Iterator[None]:
    """What the mail server answered, as what it means; without an answer nobody knows."""
    try:
        yield
    except SMTPRecipientsRefused as error:
        raise _said(next(iter(error.recipients.values()))[0], error) from error
    except SMTPResponseException as error:
        raise _said(error.smtp_code, error) from error
    except (SMTPException, OSError) as error:
        raise Perhaps(type(error).__name__) from error


def _said(code: Any, error: Exception) -> Failed:
    kind = Refused if int(code) >= PERMANENT else NotSent
    return kind(f"{type(error).__name__} {code}")
