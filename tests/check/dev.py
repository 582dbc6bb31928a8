# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev where packages are missing and nobody is root: it prints the exact command and ends with 3,
and only on a terminal does it ask. Stand-ins for dpkg-query, id and sudo say what the machine is."""

import os
import pty
import shlex
import subprocess
import tempfile
from pathlib import Path

import source

STAND_INS = {
    'dpkg-query': 'exit 1',          # nothing is installed
    'id': 'echo 1000',               # an ordinary user
    'sudo': 'printf "%s\\n" "$@" >"$FOLDER/asked"; exit 7',
}
INSTALL = 'apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy --no-install-recommends install '
NEEDED = {'build': 'libgtk-4-dev', 'run': 'xvfb', 'test': 'poppler-utils', 'bench': 'dbus-daemon',
          'check': 'clang-format'}
SOME_SECONDS = 60


class Machine:
    """A machine of a folder of stand-ins."""

    def __init__(self, folder):
        self.folder = folder
        for name, body in STAND_INS.items():
            program = folder / name
            program.write_text(f'#!/bin/sh\n{body}\n')
            program.chmod(0o755)

    def dev(self, top, act, **streams):
        return subprocess.Popen([top / 'dev', act], text=True, env={
            'PATH': f'{self.folder}:/usr/bin:/bin', 'FOLDER': str(self.folder)}, **streams)

    def asked_sudo(self):
        """The arguments that sudo got, or None."""
        log = self.folder / 'asked'
        return log.read_text().splitlines() if log.exists() else None


def command_of(said):
    """The shell command within the printed line `sudo sh -c '...'`, or None."""
    lines = [shlex.split(line) for line in said.splitlines() if line.startswith('  sudo ')]
    return lines[0][3] if len(lines) == 1 and lines[0][:3] == ['sudo', 'sh', '-c'] else None


def without_a_terminal(machine, top, act):
    """What is wrong with ./dev ACT; somebody's "y" lies ready on its standard input."""
    reading, writing = os.pipe()
    os.write(writing, b'y\n')
    dev = machine.dev(top, act, stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, said = dev.communicate(timeout=SOME_SECONDS)
    os.close(writing)
    unread = os.read(reading, 16)
    os.close(reading)

    command = command_of(said) or ''
    found = [] if dev.returncode == 3 else [f'it ends with {dev.returncode}']
    found += [] if out == '' else [f'it prints {out!r}']
    found += [] if unread == b'y\n' else ['it reads its standard input']
    found += [] if machine.asked_sudo() is None else ['it calls sudo']
    found += [] if INSTALL in command else [f'no whole command in: {said!r}']
    found += [f'{package} is not in it' for package in ('gcc', 'libsodium-dev', NEEDED[act])
              if package not in shlex.split(command)]
    found += [] if 'libsqlcipher-dev' in command else ['libsqlcipher-dev is not in it']
    return found


def on_a_terminal(machine, top, answer):
    """(how it ended, all it said) when a person answers."""
    ours, its = pty.openpty()
    dev = machine.dev(top, 'build', stdin=its, stdout=its, stderr=its)
    os.close(its)
    os.write(ours, answer)
    said = b''
    while True:
        try:
            said += os.read(ours, 4096)
        except OSError:  # the other end is closed: it has ended
            break
    os.close(ours)
    return dev.wait(SOME_SECONDS), said.decode().replace('\r', '')


def main():
    report = source.Report()
    top = source.root()
    for act in NEEDED:
        with tempfile.TemporaryDirectory() as name:
            report.check(f'./dev {act} without root and terminal prints the command and ends with 3',
                         without_a_terminal(Machine(Path(name)), top, act))
    for answer, expected in ((b'n\n', 3), (b'y\n', 7)):
        with tempfile.TemporaryDirectory() as name:
            machine = Machine(Path(name))
            status, said = on_a_terminal(machine, top, answer)
            args = ['sh', '-c', command_of(said)] if answer == b'y\n' else None
            found = [] if status == expected else [f'it ends with {status}: {said!r}']
            found += [] if machine.asked_sudo() == args else [f'sudo got {machine.asked_sudo()}']
            report.check(f'./dev build on a terminal does as the person says: {answer.decode()[0]}',
                         found)
    report.end()


if __name__ == '__main__':
    main()
