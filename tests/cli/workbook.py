# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks, seen by a reader and a writer that are not ours: what govotectl writes is taken apart by
Python's own zip, XML and CSV, and what spreadsheet programs write, or somebody bad, is read.
workbook.py FOLDER GOVOTECTL"""

import csv
import io
import json
import posixpath
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / 'check'))
import source  # noqa: E402

MODULE = 'm5-hari-pemungutan-suara'
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'
RELATION = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'
SHEET = 'xl/worksheets/sheet1.xml'
GOVOTECTL = sys.argv[2]
HEAD = ['Jenis', 'Pertanyaan', 'Pilihan A', 'Pilihan B', 'Kunci']
GOOD = ['satu jawaban', 'Kapan?', 'Pagi', 'Malam', 'A']


def run(*args):
    return subprocess.run([GOVOTECTL, *args], capture_output=True, check=False)


def export(form, path):
    done = run('quiz', 'export', '--format', form, MODULE, path)
    return done.returncode == 0 and Path(path).read_bytes()


def read(content, folder):
    """The report, or what was said instead."""
    path = Path(folder) / 'soal.xlsx'
    path.write_bytes(content)
    done = run('quiz', 'import', '--format', 'xlsx', str(path), '--json')
    return json.loads(done.stdout) if done.stdout else done.stderr.decode()


def cells_of(sheet):
    """Place -> text, of a sheet whose texts stand in its cells."""
    return {cell.get('r'): ''.join(t.text or '' for t in cell.iter(MAIN + 't'))
            for cell in ET.fromstring(sheet).iter(MAIN + 'c')}


def name(column, row):
    return chr(ord('A') + column) + str(row)


def check_parts(book):
    """Each part is well formed and of a known type, each relation leads to a part."""
    found = []
    names = set(book.namelist())
    types = ET.fromstring(book.read('[Content_Types].xml'))
    known = {e.get('PartName', '').lstrip('/') for e in types.iter(TYPES + 'Override')}
    if missing := {n for n in known if n not in names}:
        found.append(f'types of what is not there: {missing}')
    for part in names:
        root = ET.fromstring(book.read(part))
        base = posixpath.dirname(posixpath.dirname(part))
        for relation in root.iter(RELATION):
            if posixpath.join(base, relation.get('Target')) not in names:
                found.append(f'{part}: leads to no {relation.get("Target")}')
        if not part.endswith('.rels') and part != '[Content_Types].xml' and part not in known:
            found.append(f'{part}: of no type')
    return found


def check_written(folder):
    found = []
    data = export('xlsx', f'{folder}/a.xlsx')
    table = export('csv', f'{folder}/a.csv')
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if bad := book.testzip():
            found.append(f'{bad}: wrong checksum')
        found += check_parts(book)
        sheet = book.read(SHEET)
    rows = list(csv.reader(io.StringIO(table.decode('utf-8-sig'), newline=''), delimiter=';'))
    wanted = {name(c, r + 1): text for r, row in enumerate(rows) for c, text in enumerate(row) if text}
    if cells_of(sheet) != wanted:
        found.append('the workbook says other things than the CSV file')
    if b'<f>' in sheet or len(rows) < 9:
        found.append('a formula, or too few rows')
    return found


def workbook(rows, extra=None, shared=True):
    """As spreadsheet programs write it: texts in a part of their own, empty cells left out."""
    texts, lines = [], []
    for r, row in enumerate(rows, 1):
        line = ''
        for c, cell in enumerate(row):
            if cell.startswith('<'):
                line += cell.replace('<c', f'<c r="{name(c, r)}"', 1)
            elif cell and shared:
                line += f'<c r="{name(c, r)}" s="1" t="s"><v>{len(texts)}</v></c>'
                texts.append(f'<si><r><t>{cell[:2]}</t></r><r><t xml:space="preserve">{cell[2:]}'
                             '</t></r></si>')
            elif cell:
                line += f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
        lines.append(f'<row r="{r}" spans="1:5">{line}</row>')
    parts = {
        SHEET: f'<?xml version="1.0"?><x:worksheet xmlns:x="u">{"".join(lines)}</x:worksheet>',
        'xl/sharedStrings.xml': f'<sst>{"".join(texts)}</sst>',
        'xl/styles.xml': '<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
                         '<xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="14"/></cellXfs>'
                         '</styleSheet>',
        'docProps/app.xml': '<Properties/>',
        **(extra or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as book:
        for path, text in parts.items():
            if text is not None:
                book.writestr(path, text)
    return out.getvalue()


def expect(found, folder, what, content, items, *problems):
    """That so many questions are read, and exactly these places are complained of."""
    report = read(content, folder)
    if isinstance(report, str):
        found.append(f'{what}: {report}')
        return
    said = [f'{p["line"]} {p["message"]}' for p in report['problems']]
    if len(report['items']) != items or len(said) != len(problems) or not all(
            s.startswith(p) for s, p in zip(said, problems)):
        found.append(f'{what}: {len(report["items"])} questions, {said}')


def check_read(folder):
    found = []
    expect(found, folder, 'shared texts', workbook([HEAD, GOOD, GOOD]), 2)
    expect(found, folder, 'texts in cells', workbook([HEAD, GOOD], shared=False), 1)
    expect(found, folder, 'rows left out', workbook([HEAD, [], [], GOOD]), 1)
    expect(found, folder, 'a row without its key', workbook([HEAD, GOOD[:4] + ['']]), 0,
           '2 E2 (Kunci): ')
    expect(found, folder, 'a choice left out', workbook([HEAD, GOOD[:2] + [''] + GOOD[3:], GOOD]), 1,
           '2 C2 (Pilihan A): ')
    expect(found, folder, 'a year', workbook([HEAD, ['isian', 'Tahun?', '', '', '<c s="0"><v>2024</v></c>']]),
           1)
    expect(found, folder, 'a date',
           workbook([HEAD, ['isian', 'Kapan?', '', '', '<c s="2"><v>45336</v></c>'], GOOD]), 1, '2 E2: ')
    expect(found, folder, 'a fraction',
           workbook([HEAD, ['isian', 'Berapa?', '', '', '<c s="0"><v>0.29166</v></c>']]), 0, '2 E2: ')
    expect(found, folder, 'a formula',
           workbook([HEAD, GOOD[:3] + ['<c t="str"><f>1+1</f><v>2</v></c>', 'A'], GOOD]), 1, '2 D2: ')
    expect(found, folder, 'an error', workbook([HEAD, GOOD[:3] + ['<c t="e"><v>#REF!</v></c>', 'A']]), 0,
           '2 D2: ')
    expect(found, folder, 'a truth',
           workbook([HEAD, ['benar salah', 'Ya?', '', '', '<c t="b"><v>1</v></c>']]), 1)
    expect(found, folder, 'foreign headings', workbook([['Soal'], GOOD]), 0, '1 Soal: ')
    expect(found, folder, 'an empty sheet', workbook([]), 0, '1 ')
    return found


def check_refused(folder):
    found = []
    twice = io.BytesIO(workbook([HEAD, GOOD]))
    with zipfile.ZipFile(twice, 'a') as book, warnings.catch_warnings():
        warnings.simplefilter('ignore')  # that a name stands there twice
        book.writestr(SHEET, '<worksheet/>')
    many = {f'xl/media/{i}.png': '' for i in range(100)}
    bad = {
        'no zip': b'Jenis;Pertanyaan',
        'nothing': b'',
        'half a zip': workbook([HEAD, GOOD])[:-40],
        'no sheet': workbook([], {SHEET: None}),
        'a sheet twice': twice.getvalue(),
        'a bomb': workbook([HEAD, GOOD], {SHEET: '<a>' + ' ' * 40_000_000 + '</a>'}),
        'a thousand parts': workbook([HEAD, GOOD], many),
        'open tags': workbook([HEAD, GOOD], {SHEET: '<worksheet><row r="1">'}),
        'an entity': workbook([HEAD, GOOD], {SHEET: '<worksheet>&lol;</worksheet>'}),
        'a cell in another row': workbook([HEAD, GOOD], {
            SHEET: '<worksheet><row r="1"><c r="A2"/></row></worksheet>'}),
        'cells out of order': workbook([HEAD, GOOD], {
            SHEET: '<worksheet><row r="1"><c r="B1"/><c r="A1"/></row></worksheet>'}),
        'a row in a cell': workbook([HEAD, GOOD], {
            SHEET: '<worksheet><row r="1"><c r="A1"><row/></c></row></worksheet>'}),
    }
    for what, content in bad.items():
        said = read(content, folder)
        if not isinstance(said, str) or 'cannot be used' not in said:
            found.append(f'{what}: {said}')
    return found


def main():
    report = source.Report()
    with tempfile.TemporaryDirectory() as folder:
        report.check('a workbook is whole and says what the CSV file says', check_written(folder))
        report.check('workbooks of other programs are read by cell', check_read(folder))
        report.check('what is no workbook is refused with its reason', check_refused(folder))
        data = export('xlsx', f'{folder}/b.xlsx')
        again = read(data, folder)
        report.check('what was written is read without a problem',
                     [] if not isinstance(again, str) and not again['problems'] and again['items']
                     else [str(again)])
    report.end()


if __name__ == '__main__':
    main()
