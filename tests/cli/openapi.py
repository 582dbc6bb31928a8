# SPDX-License-Identifier: GPL-3.0-or-later
"""data/api/openapi.yaml says what govote-central answers, no less and no more: it is compared with
the route table in C and with a real centre, which is asked every call, well and badly.
openapi.py FOLDER GOVOTE-CENTRAL"""

import hashlib
import http.client
import json
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / 'check'))
import source  # noqa: E402

try:
    import yaml
except ImportError:
    yaml = None

METHODS = ('GET', 'POST', 'PUT', 'DELETE', 'PATCH')
JSON, BINARY = 'application/json', 'application/octet-stream'
UNKNOWN = '0' * 64
ENROL_DEVICE = '00000000-0000-0000-0000-000000000000'
SOME_DEVICE = '018f0000-0000-7000-8000-000000000001'


class Description:
    """The YAML, with its references followed."""

    def __init__(self, text):
        self.root = yaml.safe_load(text)
        self.calls = {(path, method.upper()): call
                      for path, item in self.root['paths'].items() for method, call in item.items()}

    def follow(self, node):
        while '$ref' in node:
            reference, node = node['$ref'], self.root
            for part in reference.removeprefix('#/').split('/'):
                node = node[part]
        return node

    def answers(self, call):
        return {int(status): self.follow(node) for status, node in call['responses'].items()}

    def codes(self, answer):
        """The codes that a refusal may carry."""
        schema = answer['content'][JSON]['schema']
        return schema['allOf'][1]['properties']['error']['enum']

    def refusals(self):
        return {(status, code) for call in self.calls.values()
                for status, answer in self.answers(call).items() if status >= 400 and status != 416
                for code in self.codes(answer)}


def shape_faults(described):
    findings = [] if described.root['openapi'].startswith('3.0.') else ['not OpenAPI 3.0']
    for (path, method), call in described.calls.items():
        if not call.get('summary'):
            findings.append(f'{method} {path}: no summary')
        if 'default' in call['responses']:
            findings.append(f'{method} {path}: "default" says nothing')
        for status, answer in described.answers(call).items():
            if not answer.get('description'):
                findings.append(f'{method} {path}: {status} has no description')
        if set(re.findall(r'{(\w+)}', path)) != {p['name'] for p in call.get('parameters', ())
                                                 if p['in'] == 'path'}:
            findings.append(f'{method} {path}: its path parameters are not described')
    return findings


def routes_in(folder):
    """Every path that gvt-routes.c knows."""
    code = source.without_comments((folder / 'src/central/server/gvt-routes.c').read_text(), True)
    header = (folder / 'src/sync/gvt-envelope.h').read_text()
    names = dict(re.findall(r'#define (GVT_CALL_\w+) +"(\w+)"', header))
    literals = set(re.findall(r'"(/v1/[\w/]+|/healthz)"', code))
    calls = re.findall(r'{ (GVT_CALL_\w+), \w+ }', code)
    return ({f'/v1/{names[call]}' for call in calls}
            | {path + '{hash}' if path.endswith('/') else path for path in literals})


def difference(described, there, what):
    return ([f'{what}: {item} is not described' for item in sorted(there - described)]
            + [f'{what}: {item} is described and not there' for item in sorted(described - there)])


def refusals_in(folder):
    code = (folder / 'src/sync/gvt-refusal.c').read_text()
    found = re.findall(r'{ GVT_ERROR_\w+, (\d+), "(\w+)"', code)
    return {(int(status), word) for status, word in found} | {(500, 'internal')}


def refusals_in_tests(folder):
    code = (folder / 'tests/central/test-routes.c').read_text()
    return {(int(status), word)
            for status, word in re.findall(r'assert_refused \(&\w+, (\d+), "(\w+)"\)', code)}


class Centre:
    """A practice centre of its own, answering on loopback."""

    def __init__(self, folder, program):
        self.keep = tempfile.TemporaryDirectory()
        self.data = Path(self.keep.name, 'centre')
        self.program = program
        self.run('init', '--practice', '--name', 'Latihan', '--root-key',
                 Path(self.keep.name, 'root.key'))
        self.run('regions', 'import', folder / 'tests/fixtures/regions/invented.csv')
        self.server = subprocess.Popen([program, '--data', self.data, 'serve', '--port', '0'],
                                       stdout=subprocess.PIPE, text=True)
        self.address = self.server.stdout.readline().removeprefix('listening http://').strip(' /\n')

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()
        self.keep.cleanup()

    def run(self, *words):
        subprocess.run([self.program, '--data', self.data, *words], check=True,
                       stdout=subprocess.DEVNULL)

    def published(self):
        return next(path.name for path in sorted((self.data / 'files').rglob('*'))
                    if path.is_file())

    def ask(self, method, path, body=None, headers=None):
        """Returns: (status, headers, body). An int as body only says how long it would be."""
        line = http.client.HTTPConnection(self.address, timeout=20)
        try:
            line.putrequest(method, path)
            for name, value in (headers or {}).items():
                line.putheader(name, value)
            if isinstance(body, int):
                line.putheader('Content-Length', str(body))
            elif body is not None:
                line.putheader('Content-Length', str(len(body)))
            line.endheaders(body if isinstance(body, bytes) else None)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def challenge(self):
        return json.loads(self.ask('POST', '/v1/challenge')[2])['challenge']


def envelope(call, device, challenge, payload=b'', major=1):
    """In the form of one, with a signature that is none."""
    header = json.dumps({'challenge': challenge, 'device': device, 'incarnation': 1,
                         'payload_bytes': len(payload),
                         'payload_digest': hashlib.blake2b(payload, digest_size=32).hexdigest(),
                         'type': call}, sort_keys=True, separators=(',', ':')).encode()
    return (b'\x89GVTENVL' + struct.pack('<HH', major, 0) + b'\r\n\x1a\n'
            + struct.pack('<I', len(header)) + header + bytes(64) + payload)


def bad_calls(centre, path, cap):
    """Requests of one call, and the statuses that they must get."""
    call = path.rsplit('/', 1)[-1]
    device = ENROL_DEVICE if call == 'enrol' else SOME_DEVICE
    fresh = centre.challenge()
    text = {'Content-Type': 'text/plain'}
    return [
        ('no body', None, None, {400}),
        ('an empty body', b'', None, {400}),
        ('text', b'What is this?', text, {400}),
        ('JSON', b'{"type":"' + call.encode() + b'"}', {'Content-Type': JSON}, {400}),
        ('an envelope of another call', envelope('nothing', device, fresh), None, {400}),
        ('a newer envelope', envelope(call, device, fresh, major=9), None, {426}),
        ('a forged challenge', envelope(call, device, '0' * 112), None, {403}),
        ('nobody we know', envelope(call, device, fresh, b'' if call == 'manifest' else b'x'), None,
         {404} if device == SOME_DEVICE else {400, 403}),
        ('as much as it may be', bytes(cap), None, {400}),
        ('one byte too many', cap + 1, None, {413}),
    ]


def file_calls(centre):
    name = centre.published()
    etag = f'"{name}"'
    return name, [
        (name, {}, 200), (name, {'If-None-Match': etag}, 304), (name, {'Range': 'bytes=4-9'}, 206),
        (name, {'Range': 'bytes=4-9', 'If-Range': '"other"'}, 200),
        (name, {'Range': 'bytes=99999999-'}, 416), (UNKNOWN, {}, 404), ('no-hash', {}, 400),
        ('centre.key', {}, 400), (UNKNOWN + '/', {}, 400)]


class Judge:
    """Compares answers with what is described of their call."""

    def __init__(self, described):
        self.described = described
        self.seen = set()

    def judge(self, path, method, what, expected, answer):
        status, headers, body = answer
        where = f'{method} {path}, {what}: {status}'
        answers = self.described.answers(self.described.calls[path, method])
        self.seen.add((path, method, status))
        if status not in expected:
            return [f'{where}, not {sorted(expected)}']
        if status not in answers:
            return [f'{where} is not described']
        return [f'{where}: {fault}' for fault in self.faults_of(answers[status], headers, body)]

    def faults_of(self, answer, headers, body):
        kind = headers.get_content_type() if headers.get('Content-Type') else None
        kinds = answer.get('content', {})
        if not kinds:
            return ['there is a body'] if body else []
        if kind not in kinds:
            return [f'it is {kind}']
        for name in answer.get('headers', {}):
            if headers.get(name) is None:
                return [f'no header {name}']
        return self.json_faults(kinds[kind]['schema'], body) if kind == JSON else []

    def json_faults(self, schema, body):
        members = json.loads(body)
        findings = []
        for part in map(self.described.follow, schema.get('allOf', [schema])):
            findings += [f'no {name}' for name in part.get('required', ()) if name not in members]
            for name, rule in part.get('properties', {}).items():
                value = members.get(name)
                if ('enum' in rule and value not in rule['enum']) or (
                        'pattern' in rule and not re.search(rule['pattern'], value)):
                    findings.append(f'{name} is {value}')
        return findings


def ask_calls(centre, judge):
    findings = []
    for (path, method), call in judge.described.calls.items():
        if 'requestBody' in call:
            for what, body, headers, expected in bad_calls(centre, path, call['x-max-bytes']):
                findings += judge.judge(path, method, what, expected,
                                        centre.ask(method, path, body, headers))
        elif '{' not in path:
            findings += judge.judge(path, method, 'as it should be', {200}, centre.ask(method, path))
            findings += judge.judge(path, method, 'with a body', {413}, centre.ask(method, path, 1))
    return findings


def ask_files(centre, judge):
    findings = []
    path = '/v1/files/{hash}'
    name, asked = file_calls(centre)
    for wanted, headers, expected in asked:
        answer = centre.ask('GET', f'/v1/files/{wanted}', None, headers)
        findings += judge.judge(path, 'GET', f'{wanted[:12]} {headers}', {expected}, answer)
        if expected == 200 and hashlib.blake2b(answer[2], digest_size=32).hexdigest() != name:
            findings.append('a file does not have the hash that names it')
    return findings


def ask_others(centre, described):
    """What is not described is not there."""
    findings = []
    paths = {path.replace('{hash}', centre.published()) for path, _ in described.calls}
    real = {(path.replace('{hash}', centre.published()), method)
            for path, method in described.calls}
    for path in sorted(paths | {'/', '/v1', '/v1/', '/v1/nothing', '/v2/health', '/v1/health/'}):
        for method in METHODS:
            if (path, method) in real:
                continue
            status = centre.ask(method, path)[0]
            if status != (400 if path == '/v1/files/' else 404):
                findings.append(f'{method} {path}: {status}')
    if centre.ask('GET', '/v1/files/..%2F..%2Fcentre.key')[0] != 400:
        findings.append('a path that climbs out is taken')
    return findings


def main():
    report = source.Report()
    folder = source.root()
    if yaml is None:
        report.skip('the description of the calls is true', 'needs python3-yaml')
        report.end()
    described = Description((folder / 'data/api/openapi.yaml').read_text())
    judge = Judge(described)

    report.check('the description is whole', shape_faults(described))
    report.check('each route is described, and each description is of a route',
                 difference({path for path, _ in described.calls}, routes_in(folder), 'route'))
    report.check('each refusal is described, and each description is of a refusal',
                 difference(described.refusals(), refusals_in(folder), 'refusal'))
    report.check('what the tests of the routes see is described',
                 [f'{item}' for item in sorted(refusals_in_tests(folder) - described.refusals())]
                 or ([] if refusals_in_tests(folder) else ['found none']))
    with Centre(folder, sys.argv[2]) as centre:
        report.check('every call answers what is described', ask_calls(centre, judge))
        report.check('files answer what is described', ask_files(centre, judge))
        report.check('what is not described is not there', ask_others(centre, described))
    silent = sorted(f'{method} {path} {status}' for (path, method), call in described.calls.items()
                    for status in described.answers(call)
                    if (path, method, status) not in judge.seen)
    report.note(f'described and not provoked here: {", ".join(silent)}')
    report.end()


if __name__ == '__main__':
    main()
