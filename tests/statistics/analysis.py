# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of questions, and what a class gained, computed a second time from the definitions, in exact
fractions. usage: analysis.py GOVOTECTL FIGURES"""

import json
import math
import subprocess
import sys
import tempfile
from fractions import Fraction

NEAR = 1e-9


def random_numbers(seed):
    """Numbers that are the same everywhere (Lehmer's generator)."""
    while True:
        seed = seed * 48271 % 2147483647
        yield seed


def covariance(a, b):
    n = len(a)
    mean_a, mean_b = sum(a) / n, sum(b) / n
    return sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b)) / (n - 1)


def percent_of_root(part, square):
    return None if square == 0 else 100 * float(part) / math.sqrt(square)


def figures_of(matrix, item):
    shown = [row[item] for row in matrix if row[item] is not None]
    whole = [row for row in matrix if None not in row]
    own = [row[item] for row in whole]
    rest = [sum(row) - row[item] for row in whole]
    together, greatest = covariance(own, rest), covariance(sorted(own), sorted(rest))
    return {
        'n': len(shown),
        'facility': float(100 * sum(shown) / len(shown)),
        'deviation': 100 * math.sqrt(covariance(shown, shown)),
        'discrimination': percent_of_root(together, covariance(own, own) * covariance(rest, rest)),
        'efficiency': None if greatest == 0 else float(100 * together / greatest),
    }


def make_matrix(seed, n_people, n_items):
    """Some know more than others, some questions are harder; some answers are missing."""
    numbers = random_numbers(seed)
    skill = [next(numbers) % 100 for _ in range(n_people)]
    hard = [next(numbers) % 80 for _ in range(n_items)]
    return [[None if next(numbers) % 50 == 0 else
             Fraction(min(4, max(0, (skill[p] - hard[i] + next(numbers) % 60) // 20)), 4)
             for i in range(n_items)] for p in range(n_people)]


def write_csv(path, matrix):
    with open(path, 'w', encoding='utf-8') as file:
        file.write('orang;' + ';'.join(f'q{i}' for i in range(len(matrix[0]))) + '\n')
        for person, row in enumerate(matrix):
            cells = ('-' if share is None else str(float(share)).replace('.', ',') for share in row)
            file.write(f'{person};' + ';'.join(cells) + '\n')


def agrees(found, wanted):
    if found is None or wanted is None:
        return found is wanted
    return abs(found - wanted) <= NEAR * max(1.0, abs(wanted))


def check_analysis(govotectl, folder, seed, n_people, n_items):
    matrix = make_matrix(seed, n_people, n_items)
    write_csv(f'{folder}/results.csv', matrix)
    answer = json.loads(subprocess.run([govotectl, 'quiz', 'analyse', f'{folder}/results.csv', '--json'],
                                       check=True, capture_output=True, text=True).stdout)
    return [f'seed {seed}, {item["id"]}, {name}: {item[name]}, not {value}'
            for index, item in enumerate(answer['items'])
            for name, value in figures_of(matrix, index).items() if not agrees(item[name], value)]


def gain_of(before, after):
    n = len(before)
    mean_before, mean_after = sum(before) / n, sum(after) / n
    lacking = [(b, a) for b, a in zip(before, after) if b < 1]
    spread = (covariance(before, before) + covariance(after, after)) / 2
    return [float(mean_before), float(mean_after), float(mean_after - mean_before),
            None if mean_before == 1 else float((mean_after - mean_before) / (1 - mean_before)),
            None if len(lacking) < 10 else float(sum((a - b) / (1 - b) for b, a in lacking) / len(lacking)),
            None if spread == 0 else float(mean_after - mean_before) / math.sqrt(spread)]


def check_gain(program, seed, n):
    numbers = random_numbers(seed)
    before = [Fraction(next(numbers) % 6, 5) for _ in range(n)]
    after = [min(Fraction(1), b + Fraction(next(numbers) % 3, 5)) for b in before]
    pairs = ''.join(f'{float(b)!r} {float(a)!r}\n' for b, a in zip(before, after))
    lines = subprocess.run([program, '--gain'], check=True, capture_output=True, text=True, input=pairs).stdout.split()
    found = [None if value == 'nan' else float(value) for value in lines]
    return [f'seed {seed}, figure {i}: {f}, not {w}'
            for i, (f, w) in enumerate(zip(found, gain_of(before, after), strict=True)) if not agrees(f, w)]


def tell(number, name, found):
    print(f'{"not ok" if found else "ok"} {number} {name}')
    for line in found[:20]:
        print(f'# {line}')


def main(govotectl, program):
    with tempfile.TemporaryDirectory() as folder:
        found = [fault for seed, n_people, n_items in ((1, 10, 3), (2, 40, 8), (3, 33, 5), (4, 500, 40), (5, 12, 2))
                 for fault in check_analysis(govotectl, folder, seed, n_people, n_items)]
    tell(1, 'the figures of questions agree with exact fractions to 1e-9', found)
    tell(2, 'what a class gained agrees with exact fractions to 1e-9',
         [fault for seed, n in ((11, 10), (12, 37), (13, 400)) for fault in check_gain(program, seed, n)])
    print('1..2')


main(*sys.argv[1:])
