# SPDX-License-Identifier: GPL-3.0-or-later
"""tally.py TESTLOG.json: counts what meson ran, each TAP subtest by itself, in one last line.
Exits 1 when anything failed or nothing ran. A program that died counts as one failure beside the
subtests it had finished; one that was to speak TAP and said nothing is a failure, not a skip.
Before that line stands the end of what each program said that failed: above, the words of all the
others have long pushed it out of sight."""

import json
import re
import sys

RESULT = re.compile(r'^(not )?ok\b([^#\n]*)(#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)
ENDING = 25  # lines of a program that failed
BAD = ('FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS')


def count(entry):
    """(passed, failed, skipped) of one test of the log."""
    out, result = entry.get('stdout') or '', entry['result']
    passed = failed = skipped = 0
    for is_bad, _, _, directive in RESULT.findall(out):
        if directive:
            skipped += 1
        elif is_bad:
            failed += 1
        else:
            passed += 1
    if passed + failed + skipped == 0:
        if result == 'SKIP' and entry['returncode'] == 0 and not re.search(r'^1\.\.0', out, re.M):
            result = 'ERROR'
        passed, skipped = int(result in ('OK', 'EXPECTEDFAIL')), int(result == 'SKIP')
    return passed, max(failed, int(result in BAD)), skipped


def print_ending(entry):
    for stream in ('stdout', 'stderr'):
        lines = (entry.get(stream) or '').splitlines()[-ENDING:]
        print(f'--- {entry["name"]}, the end of its {stream}:', *lines, sep='\n')


def main():
    with open(sys.argv[1], encoding='utf-8') as log:
        entries = [json.loads(line) for line in log]
    counts = [count(entry) for entry in entries]
    for entry, (_, failed, _) in zip(entries, counts):
        if failed:
            print_ending(entry)
    passed, failed, skipped = (sum(column) for column in zip(*counts)) if counts else (0, 0, 0)
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    sys.exit(1 if failed or not passed else 0)


if __name__ == '__main__':
    main()
