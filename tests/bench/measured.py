# SPDX-License-Identifier: GPL-3.0-or-later
"""What measurements of whole programs share: a centre and a laptop made by the real programs, and the
line of a figure beside its budget, as gvt_bench_check prints it."""

import datetime
import json
import subprocess
import sys
from pathlib import Path

OFFICER, SUPERVISOR, PASSPHRASE = 'UKUR-O', 'UKUR-S', 'daftar pemilih akurat'


def check(what, value, unit, budget):
    """Prints a figure beside its budget. Returns: whether it is met"""
    met = value <= budget
    print(f'{what:<52} {value:10.3f} {unit:<12} budget <= {budget:g}: {"met" if met else "missed"}',
          flush=True)
    return met


class Field:
    """A practice centre of 20 villages with 68,000 invented voters, and a laptop
    that leased all lists."""

    def __init__(self, folder, programs, regions):
        self.folder, self.programs = Path(folder), programs
        self.laptop = self.folder / 'laptop'
        self.passphrase = self.folder / 'passphrase'
        self.passphrase.write_text(PASSPHRASE + '\n')
        self.regions = regions

    def run(self, program, data, *args):
        done = subprocess.run([self.programs[program], '--data', self.folder / data, *args],
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f'{program} {args[0]}: {done.stderr}')
        return done.stdout

    def central(self, *args):
        return self.run('govote-central', 'centre', *args)

    def make_centre(self):
        rows = self.folder / 'voters.csv'
        self.central('init', '--practice', '--name', 'Ukur', '--root-key', self.folder / 'root-key')
        self.central('regions', 'import', self.regions)
        self.central('voters', 'synthesize', '--regions', self.regions, '--villages', '20',
                     '--rows', '68000', '--output', rows)
        self.central('voters', 'import', rows, '--election', 'ukur-2026', '--as-of', '2026-06-30')
        self.central('packs', 'build')
        self.central('modules', 'publish')
        self.central('users', 'add', OFFICER, '--role', 'officer')
        self.central('users', 'add', SUPERVISOR, '--role', 'supervisor')
        lines = rows.read_text().splitlines()[1:]
        return sorted({line.split(';', 1)[0] for line in lines})

    def lease(self, address, villages):
        code = self.folder / 'code'
        person = ('--user', OFFICER, '--passphrase-file', self.passphrase)
        both = ('--user', OFFICER, '--user', SUPERVISOR)
        self.central('devices', 'enrol', *both, '--url', address, '--output', code)
        self.run('govotectl', 'laptop', 'enrol', '--code-file', code, *person, '--user', SUPERVISOR,
                 '--passphrase-file', self.passphrase)
        device = json.loads(self.central('devices', 'list', '--json'))[0]['code']
        until = datetime.date.today() + datetime.timedelta(days=7)
        wanted = [word for village in villages for word in ('--village', village)]
        self.central('leases', 'grant', '--device', device, '--until', str(until),
                     *wanted)
        self.run('govotectl', 'laptop', *person, 'sync')

    def make(self):
        villages = self.make_centre()
        serve = subprocess.Popen([self.programs['govote-central'], '--data', self.folder / 'centre',
                                  'serve', '--port', '0'], stdout=subprocess.PIPE, text=True)
        try:
            self.lease(serve.stdout.readline().split()[1], villages)
        finally:
            serve.terminate()
            serve.wait()
        return self
