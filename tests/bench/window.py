# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as it stands, measured from outside on an X server.
window.py start FIRST-FRAME EMPTY-WINDOW PROGRAM... REGIONS: from the start to the first frame, locked
with 20 leased villages, as a multiple of an empty libadwaita window's, both in turn.
window.py memory ...: what it holds in memory once an officer has the 20 voter lists open."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measured

ROUNDS = 31
RATIO_BUDGET = 1.5
MEMORY_BUDGET_MB = 150
LISTS_AT_LEAST_KB = 1024  # 68,000 voters take more than this, or the lists are not open
DEADLINE_S = 60
IDLE_TICKS = 5  # of a hundredth of a second, in a second


def first_frame_ms(helper, *command):
    done = subprocess.run([helper, *command], stdout=subprocess.PIPE, text=True, check=True)
    return int(done.stdout) / 1000


def measure_start(helper, empty, field):
    ours = (field.programs['govote'], '--data', field.laptop)
    first_frame_ms(helper, empty)  # the disk's cache is warm from here on
    first_frame_ms(helper, *ours)
    pairs = [(first_frame_ms(helper, empty), first_frame_ms(helper, *ours)) for _ in range(ROUNDS)]
    bare, own = (statistics.median(times) for times in zip(*pairs))
    print(f'an empty libadwaita window: {bare:.0f} ms; Go Vote, locked: {own:.0f} ms '
          f'(medians of {ROUNDS})')
    return measured.check('start to first frame / an empty window', own / bare, '', RATIO_BUDGET)


def resident_kb(pid):
    """(all that is resident, shared libraries included; what is the program's alone)"""
    fields = dict(line.split(':', 1) for line in Path(f'/proc/{pid}/status').read_text().splitlines())
    return tuple(int(fields[name].split()[0]) for name in ('VmRSS', 'RssAnon'))


def cpu_ticks(pid):
    fields = Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return int(fields[11]) + int(fields[12])


def rest(pid):
    """Waits until the program has as good as nothing to do: a blinking cursor, no more."""
    last, deadline = cpu_ticks(pid), time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        time.sleep(1)
        now = cpu_ticks(pid)
        if now - last < IDLE_TICKS:
            return
        last = now


def measure_memory(field):
    program = subprocess.Popen([field.programs['govote'], '--data', field.laptop, '--user',
                                measured.OFFICER, '--passphrase-file', field.passphrase])
    try:
        window = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid',
                                 str(program.pid)], stdout=subprocess.PIPE, text=True, check=True,
                                timeout=DEADLINE_S).stdout.split()[0]
        rest(program.pid)
        before = resident_kb(program.pid)
        subprocess.run(['xdotool', 'windowfocus', '--sync', window, 'key', 'ctrl+4'], check=True)
        rest(program.pid)
        resident, own = resident_kb(program.pid)
    finally:
        program.terminate()
        program.wait()
    print(f'unlocked: {before[0] / 1024:.1f} MB; with the lists open {resident / 1024:.1f} MB, '
          f'of which {own / 1024:.1f} MB are its alone')
    if own - before[1] < LISTS_AT_LEAST_KB:
        sys.exit('the voter lists did not open')
    return measured.check('memory, unlocked with 20 villages', resident / 1024, 'MB',
                          MEMORY_BUDGET_MB)


def main():
    what, helper, empty, govote, govotectl, central, regions = sys.argv[1:]
    programs = {'govote': govote, 'govotectl': govotectl, 'govote-central': central}
    os.environ.setdefault('LANGUAGE', 'id')
    with tempfile.TemporaryDirectory() as folder:
        field = measured.Field(folder, programs, regions).make()
        # An X server without a client starts anew, and refuses whoever comes just then.
        client = subprocess.Popen([empty])
        try:
            met = measure_start(helper, empty, field) if what == 'start' else measure_memory(field)
        finally:
            client.terminate()
            client.wait()
    sys.exit(0 if met else 1)


if __name__ == '__main__':
    main()
