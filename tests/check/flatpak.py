# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest brings each library of src/README.md that the GNOME runtime lacks, each source
pinned by its hash, and asks for no more of the machine than the program uses: files a person picks
come through the portal, so no folder is named."""

import json
import re

import source

APP = 'id.go.kpu.ntb.GoVote'
RUNTIME = {'glib', 'gio', 'json-glib', 'zstd', 'libsoup', 'libarchive', 'cairo', 'pango'}
LEFT_OUT = {'libpq': '-Dpostgresql=disabled'}  # the centre's alone: what says so to the build
BUILD_ONLY = {'tcl'}  # makes SQLCipher's one source file
GRANTED = {'--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
           '--device=dri', '--system-talk-name=org.freedesktop.login1',
           '--socket=pulseaudio', '--filesystem=xdg-run/speech-dispatcher:ro'}  # to be heard
SHA256 = re.compile(r'[0-9a-f]{64}')


def libraries_in(readme):
    """The names in the first column of the table of dependencies, in lower case."""
    table = readme.split('## Dependencies and why', 1)[1].split('\n## ', 1)[0]
    cells = re.findall(r'^\| ([^|]+) \|', table, re.MULTILINE)[1:]
    return {name.split()[0].lower() for cell in cells for name in cell.split(',')}


def unpinned(module):
    return [f'{module["name"]}: {origin.get("url", "a source")} is not pinned by a hash'
            for origin in module['sources']
            if origin['type'] != 'dir' and not (origin['url'].startswith('https://')
                                                and SHA256.fullmatch(origin.get('sha256', '')))]


def findings_in(manifest, libraries):
    modules = {module['name']: module for module in manifest['modules']}
    options = modules.get('govote', {}).get('config-opts', [])
    left_out = {name for name, option in LEFT_OUT.items() if option in options}
    found = [f'{name}: neither in the runtime nor a module'
             for name in sorted(libraries - RUNTIME - left_out - set(modules))]
    found += [f'{name}: a module that src/README.md does not name'
              for name in modules if name not in libraries | BUILD_ONLY | {'govote'}]
    found += [f'{argument}: more than it needs'
              for argument in manifest['finish-args'] if argument not in GRANTED]
    if (manifest['id'], manifest['command'], list(modules)[-1]) != (APP, 'govote', 'govote'):
        found.append(f'it does not end in building {APP}')
    return found + [line for module in modules.values() for line in unpinned(module)]


def main():
    report = source.Report()
    top = source.root()
    manifest = json.loads((top / 'flatpak' / f'{APP}.json').read_text())
    libraries = libraries_in((top / 'src' / 'README.md').read_text())
    report.check('the Flatpak manifest has every library, pinned, and asks for nothing more',
                 findings_in(manifest, libraries))
    report.end()


if __name__ == '__main__':
    main()
