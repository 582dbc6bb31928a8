# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls that have no place here, each with what to use instead. Where one must stand all the same,
the line before it (or the line itself) carries the comment `allowed: the reason`."""

import re

import source

PROGRAMS = ('src/app/', 'src/cli/', 'src/command/', 'src/central/main.c',
            'src/central/commands/', 'tests/')


def call(*names):
    return re.compile(r'(?<![\w.>])(' + '|'.join(names) + r')\s*\(')


# (what, where it may stand, instead)
RULES = [
    (re.compile(r'\bgoto\b'), (), 'g_autoptr and an early return'),
    (call('strcpy', 'strcat', 'stpcpy', 'strncpy', 'strncat', 'gets'), (), 'g_strlcpy, GString'),
    (call('sprintf', 'vsprintf'), (), 'g_strdup_printf, g_snprintf'),
    (call('strtok', 'strtok_r'), (), 'g_strsplit'),
    (call('atoi', 'atol', 'atoll', 'atof'), (), 'g_ascii_string_to_signed, which tells of errors'),
    (call('rand', 'srand', 'random', 'srandom', 'drand48'), (), 'libsodium, or a seeded GRand'),
    (call('system', 'popen', 'g_spawn_command_line_sync', 'g_spawn_command_line_async'), (),
     'GSubprocess with an argument list'),
    (call('alloca', 'g_alloca', 'g_newa'), (), 'the heap'),
    (call('sleep', 'usleep', 'nanosleep', 'g_usleep'), (), 'a wait for the thing itself'),
    (call('time', 'gettimeofday', 'clock_gettime', 'g_get_real_time', 'g_date_time_new_now',
          'g_date_time_new_now_utc', 'g_date_time_new_now_local'),
     ('src/core/base/gvt-clock.c',), 'GvtClock'),
    (call('printf', 'puts', 'putchar', 'fprintf', 'fputs', 'g_print', 'g_printerr'), PROGRAMS,
     'g_debug or a GError; only programs print'),
    (call('exit', '_exit', 'abort', 'quick_exit'), PROGRAMS, 'a GError; only programs end'),
    (re.compile(r'\bsqlite3_\w+\s*\('), ('src/core/store/', 'tests/core/store/'), 'gvt-db.h'),
    (re.compile(r'#\s*include\s*[<"](?:sqlite3|sqlcipher/)'),
     ('src/core/store/', 'tests/core/store/'), 'gvt-db.h'),
    (re.compile(r'\bPQ[a-z]\w+\s*\('),
     ('src/central/postgres/', 'tests/lib/test-private-postgres.c', 'tests/bench/'), 'gvt-db.h'),
    (re.compile(r'\b(?:gtk|gdk|gsk|adw)_\w+\s*\('), ('src/app/', 'tests/app/', 'tests/lib/', 'tests/bench/empty-window.c'),
     'a GObject or GListModel that the app binds'),
    (call('g_utf8_normalize'), ('src/core/base/gvt-unicode.c', 'tests/'),
     'gvt_unicode_normalize, which looks first whether the text is UTF-8'),
    (call('json_parser_new', 'json_parser_new_immutable', 'json_from_string'),
     ('src/core/base/gvt-json.c', 'tests/'), 'gvt_json_parse, which scans strictly first'),
]


def findings_in(path, text):
    clean = source.without_comments(text, keep_strings=True)
    code = source.without_comments(text)
    lines = text.split('\n')
    found = []
    for pattern, places, instead in RULES:
        if any(str(path).startswith(place) for place in places):
            continue
        for match in pattern.finditer(clean if '#' in pattern.pattern else code):
            line = source.line_of(code, match.start())
            if not any('allowed: ' in near for near in lines[max(line - 2, 0):line]):
                found.append(f'{path}:{line}: {match.group().strip("( ")}: use {instead}')
    return found


def main():
    report = source.Report()
    top = source.root()
    for folder in ('src', 'tests'):
        found = []
        for path in source.files(top / folder, '.c', '.h'):
            found += findings_in(path.relative_to(top).as_posix(), path.read_text())
        report.check(f'{folder} makes no banned call', found)
    linked = [f'{path.relative_to(top)}: plain SQLite'
              for path in source.files(top, 'meson.build')
              if re.search(r"dependency\('sqlite3'|find_library\('sqlite3'", path.read_text())]
    report.check('no target asks for plain SQLite', linked)
    report.end()


if __name__ == '__main__':
    main()
