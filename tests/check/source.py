# SPDX-License-Identifier: GPL-3.0-or-later
"""What every source check needs: the files, C without its comments, and TAP on standard output."""

import re
import sys
from pathlib import Path

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def root():
    """The project's folder: the program's first argument, or the one this file lies in."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()


def files(folder, *suffixes):
    """Every file under folder that ends in one of suffixes, in a stable order."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.rglob('*') if p.is_file() and p.name.endswith(suffixes))


def without_comments(text, keep_strings=False):
    """C with comments (and, unless kept, the insides of strings) blanked, line numbers intact."""

    def blank(match):
        token = match.group()
        if token[0] == '/':
            return re.sub(r'[^\n]', ' ', token)
        return token if keep_strings else token[0] + ' ' * (len(token) - 2) + token[-1]

    return TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


class Report:
    """Counts checks as TAP. A check is a sentence and the findings that contradict it."""

    def __init__(self):
        self.n = 0
        self.failed = False

    def check(self, sentence, findings):
        self.n += 1
        self.failed = self.failed or bool(findings)
        print(f'{"not ok" if findings else "ok"} {self.n} {sentence}')
        for finding in findings:
            print(f'# {finding}')

    def skip(self, sentence, why):
        self.n += 1
        print(f'ok {self.n} {sentence} # SKIP {why}')

    def note(self, text):
        print(f'# {text}')

    def end(self):
        print(f'1..{self.n}')
        sys.exit(1 if self.failed else 0)
