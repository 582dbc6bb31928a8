# SPDX-License-Identifier: GPL-3.0-or-later
"""Of two kinds of errors the message itself reaches people: %GVT_ERROR_BAD_INPUT and
%GVT_ERROR_REFUSED. So it is a sentence that can be translated: whatever sets such an error, itself
or through a function of its file that does, gives it `_ (` or `N_ (` and no bare literal. Where one
must stand all the same, the comment `allowed: the reason` is in the statement or a line before."""

import re

import source

SHOWN = re.compile(r'\bGVT_ERROR_(?:BAD_INPUT|REFUSED)\b')
SETS = re.compile(r'\b(?:g_set_error(?:_literal)?|g_error_new(?:_literal)?)\s*\(')
MARK = re.compile(r'(?:\bN?C?_|\bn?gettext|\bg_dn?gettext)\s*\Z')
DEFINITION = re.compile(r'^(\w+) \([^;{}]*\)\n\{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
VARIABLE = re.compile(r'\b(?:const\s+)?char\s+\*\s*(?:const\s+)?(\w+)')
LETTERS = re.compile(r'[A-Za-z]{2}')


def inside(code, opening):
    """Where the parenthesis that opens at opening is closed."""
    depth = 0
    for i in range(opening, len(code)):
        depth += {'(': 1, ')': -1}.get(code[i], 0)
        if depth == 0:
            return i
    return len(code)


def calls(code, names):
    """(start, end) of each call of one of names, arguments included; definitions apart."""
    if not names:
        return
    for match in re.finditer(r'(?<![\w.>])(?:' + '|'.join(sorted(names)) + r')\s*\(', code):
        end = inside(code, match.end() - 1)
        if code[end + 1:end + 3] != '\n{':
            yield match.start(), end


def bare_literals(code, text, start, end):
    """Offsets of the literals with words in them, from start to end, that no `_ (` holds. What is
    before the domain or within a comparison says nothing to people."""
    opened = []
    for i in range(start, end):
        if code[i] == '(':
            opened.append(i)
        elif code[i] == ')' and opened:
            opened.pop()
        elif code[i] == '"' and code.count('"', start, i) % 2 == 0:
            closing = code.index('"', i + 1)
            words = re.sub(r'%[-+ #0-9.]*[a-z]+', '', text[i + 1:closing])
            name = [code[:at] for at in opened]
            if LETTERS.search(words) and not any(MARK.search(before) for before in name):
                yield i


def helpers(code):
    """The functions of a file that set an error that is shown, with words that they are given."""
    found = set()
    for match in DEFINITION.finditer(code):
        for start, end in calls(match.group(2), {'g_set_error', 'g_set_error_literal',
                                                 'g_error_new', 'g_error_new_literal'}):
            call = match.group(2)[start:end]
            given = VARIABLE.findall(code[match.start():match.start(2)])
            takes_code = re.search(r'GvtError (\w+)', code[match.start():match.start(2)])
            shown = SHOWN.search(call) or (
                takes_code and re.search(rf'\b{takes_code.group(1)}\b', call))
            if shown and any(re.search(rf'\b{name}\b', call) for name in given):
                found.add((match.group(1), not SHOWN.search(call)))
    return found


def tables(code, text):
    """What is assigned in a function whose own variable becomes such a message."""
    for match in DEFINITION.finditer(code):
        body, at = match.group(2), match.start(2)
        for start, end in calls(body, {'g_set_error', 'g_set_error_literal'}):
            if not SHOWN.search(body[start:end]):
                continue
            name = re.search(r'(\w+)\Z', body[start:end])
            if name is None:
                continue
            for given in re.finditer(rf'(?<![\w.>]){name.group(1)} = ([^;]*);', body):
                yield at + given.start(1), at + given.end(1)


def findings_in(path, text):
    code = source.without_comments(text)
    lines = text.split('\n')
    places = set(tables(code, text))
    for start, end in calls(code, {'g_set_error', 'g_set_error_literal', 'g_error_new',
                                   'g_error_new_literal'}):
        if SHOWN.search(code[start:end]):
            places.add((start, end))
    for name, with_code in helpers(code):
        places |= {(start, end) for start, end in calls(code, {name})
                   if not with_code or SHOWN.search(code[start:end])}

    found = {}
    for start, end in places:
        for offset in bare_literals(code, text, start, end):
            first, last = source.line_of(code, start), source.line_of(code, offset)
            if not any('allowed: ' in near for near in lines[max(first - 2, 0):last]):
                found[last] = f'{path}:{last}: {lines[last - 1].strip()}: mark it with _ or N_'
    return [found[line] for line in sorted(found)]


def main():
    report = source.Report()
    top = source.root()
    found = []
    for path in source.files(top / 'src', '.c'):
        found += findings_in(path.relative_to(top).as_posix(), path.read_text())
    report.check('whatever an error says to people can be translated', found)
    report.end()


if __name__ == '__main__':
    main()
