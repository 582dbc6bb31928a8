# SPDX-License-Identifier: GPL-3.0-or-later
"""No two files of src/ need each other, however long the way round: whoever reads one need not have
read the other. A file needs another when it names a function or a type that the other defines."""

import re

import source

FUNCTION = re.compile(r'^(gvt_\w+) \(', re.MULTILINE)
TYPE = re.compile(r'^G_DEFINE_\w+ \(\w+,\s*gvt_(\w+)', re.MULTILINE)
NAME = re.compile(r'\b(?:gvt_|GVT_TYPE_)\w+')


def needs(texts):
    """file -> {file it needs: a name it takes from there}. texts: file -> its C without comments."""
    owner = {}
    for file, text in texts.items():
        names = FUNCTION.findall(text) + [f'GVT_TYPE_{name.upper()}' for name in TYPE.findall(text)]
        owner.update(dict.fromkeys(names, file))
    return {file: {owner[name]: name for name in sorted(set(NAME.findall(text)))
                   if owner.get(name, file) != file} for file, text in texts.items()}


def circles(graph):
    """A shortest way round from each file that leads back to itself, each circle once."""
    found = {}
    for start in sorted(graph):
        before, queue = {}, [start]
        while queue and start not in before:
            file = queue.pop(0)
            for other in sorted(graph[file]):
                if other not in before:
                    before[other] = file
                    queue.append(other)
        if start in before:
            way = [start]
            while len(way) == 1 or way[-1] != start:
                way.append(before[way[-1]])
            found.setdefault(frozenset(way), way[::-1])
    return list(found.values())


def findings_in(texts):
    graph = needs(texts)
    return [' -> '.join([way[0]] + [f'{other} ({graph[file][other]})'
                                    for file, other in zip(way, way[1:])])
            for way in circles(graph)]


def main():
    report = source.Report()
    src = source.root() / 'src'
    texts = {path.relative_to(src).as_posix(): source.without_comments(path.read_text())
             for path in source.files(src, '.c')}
    report.check('no two files of src need each other', findings_in(texts))
    report.end()


if __name__ == '__main__':
    main()
