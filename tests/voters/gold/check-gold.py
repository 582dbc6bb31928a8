#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the gold set is what it says it is. TAP on standard output.

    check-gold.py FOLDER
"""
import datetime
import pathlib
import re
import subprocess
import sys

N_NOISE = 5000
N_HAND = 300
HAND = re.compile(r"([A-Za-z'. ]+?)(?: @([0-9-]+))? ([|!]) ([A-Z'.,\- ]+?)(?: @([0-9-]+))?")
CLASSES = ['title', 'abbreviation', 'spelling', 'order', 'typo', 'birth', 'other-birth', 'other-name']


def read_hand(path):
    """(custom, spoken, birth, verdict, listed, birth) of each line."""
    pairs, custom = [], None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if not line or line.startswith('#'):
            continue
        if line.startswith('['):
            custom = line.strip('[]')
            continue
        found = HAND.fullmatch(line)
        if custom is None or found is None:
            raise SystemExit(f'Bail out! hand.txt, line {number}: {line}')
        spoken, birth, verdict, listed, listed_birth = found.groups()
        pairs.append((custom, spoken, birth or '', verdict, listed, listed_birth or ''))
    return pairs


def is_date(text, may_be_year):
    if text == '' or may_be_year and re.fullmatch('[0-9]{4}', text):
        return True
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def main():
    folder = pathlib.Path(sys.argv[1])
    text = (folder / 'noise.tsv').read_text(encoding='utf-8')
    again = subprocess.run([sys.executable, str(folder / 'noise.py')], capture_output=True,
                           text=True, check=True).stdout
    noise = [line.split('\t') for line in text.splitlines()]
    hand = read_hand(folder / 'hand.txt')
    customs = {pair[0] for pair in hand}
    checks = [
        ('the script makes the very pairs that are kept', again == text),
        ('there are enough of them that are the same person',
         sum(row[6] == 'same' for row in noise) >= N_NOISE),
        ('every class is there', sorted({row[0] for row in noise}) == sorted(CLASSES)),
        ('no pair stands there twice',
         len({tuple(row) for row in noise}) == len(noise) and len(set(hand)) == len(hand)),
        ('what is changed is changed',
         all(row[1].upper() != row[3] or row[2] not in ('', row[5]) for row in noise)),
        ('dates are dates', all(is_date(row[2], False) and is_date(row[5], False) for row in noise)
         and all(is_date(pair[2], True) and is_date(pair[5], True) for pair in hand)),
        ('there are enough pairs written by hand', len(hand) >= N_HAND),
        ('each custom has pairs that are not the same person, or needs none',
         customs - {pair[0] for pair in hand if pair[3] == '!'} == set()),
        ('none of those by hand is made by the script',
         not {(pair[1].upper(), pair[4]) for pair in hand}
         & {(row[1].upper(), row[3]) for row in noise if row[0] != 'birth'}),
    ]
    print(f'1..{len(checks)}')
    for number, (what, holds) in enumerate(checks, 1):
        print(f"{'ok' if holds else 'not ok'} {number} {what}")
    print(f'# {len(noise)} by noise, {len(hand)} by hand in {len(customs)} customs')


if __name__ == '__main__':
    main()
