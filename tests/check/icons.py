# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons are drawings: well-formed SVG of shapes alone, square. A symbolic one has one colour, because
GTK repaints it in the colour of the text beside it."""

import re
import xml.etree.ElementTree as ElementTree

import source

SHAPES = {'svg', 'g', 'defs', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon',
          'linearGradient', 'radialGradient', 'stop', 'clipPath', 'title'}
NO_COLOUR = {'none', 'currentColor'}


def colours(root):
    values = [value for element in root.iter() for key, value in element.attrib.items()
              if key in ('fill', 'stroke', 'stop-color')]
    styles = [value for element in root.iter() for value in
              re.findall(r'(?:fill|stroke|stop-color)\s*:\s*([^;]+)', element.get('style', ''))]
    return {value.strip() for value in values + styles} - NO_COLOUR


def findings_in(name, text):
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        return [f'{name}: {error}']
    tags = {element.tag.rsplit('}', 1)[-1] for element in root.iter()}
    found = [f'{name}: holds <{tag}>' for tag in sorted(tags - SHAPES)]
    box = root.get('viewBox', '').split()
    if len(box) != 4 or box[2] != box[3]:
        found.append(f'{name}: its viewBox is not square')
    if name.endswith('-symbolic.svg') and len(colours(root)) > 1:
        found.append(f'{name}: symbolic, but of the colours {", ".join(sorted(colours(root)))}')
    return found


def main():
    report = source.Report()
    folder = source.root() / 'data' / 'icons'
    names = {path.name for path in source.files(folder, '.svg')}
    for path in source.files(folder, '.svg'):
        report.check(f'{path.name} is a plain drawing', findings_in(path.name, path.read_text()))
    report.check('the program has its icon in full colour and as a symbol',
                 sorted({'id.go.kpu.ntb.GoVote.svg', 'id.go.kpu.ntb.GoVote-symbolic.svg'} - names))
    report.end()


if __name__ == '__main__':
    main()
