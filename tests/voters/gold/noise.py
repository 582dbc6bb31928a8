#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the noise pairs of the gold set: a listed person, and how somebody may ask for that person.

    noise.py > noise.tsv

Columns: class, spoken, spoken_birth, listed, sex, birth, verdict (same or other). The same in every
run. The names and the rules below stand here alone: a matcher that read its rules from the same
tables would only be shown to agree with itself.

Classes and what each does to the listed name, once, the birth date left out unless it is said:
  title         a title is put in front, taken away, written out or cut short
  abbreviation  a name that is often cut short is cut short, or a later name to its first letter
  spelling      one sound is written in the other way that people write it
  order         two parts change places, or one part is left out of three
  typo          one letter is lost, doubled, exchanged with its neighbour, or is its neighbour's key
  birth         the name stays; of the birth date day and month are exchanged, or one digit is wrong
  other-birth   the name stays; the birth date is of somebody else: not the same person
  other-name    one part is another name of the same sound or beginning: not the same person
"""
import re
import sys

MEN = '''Muhammad Ahmad Abdul Sahrul Jumadil Hamdan Suparman Irwan Zainudin Suhardi Hamzah Junaidi
Saparudin Sudirman Kurniawan Iskandar Bahri Hariyanto Sahdan Sahabudin Mahsun Saharudin Arif Hakim
Jaelani Saputra Fauzi Ardiansyah Umar Usman Ibrahim Yusuf Ismail Sulaiman Mustafa Herman Sugianto
Suwardi Sahidin Kamarudin Muhlis Muhsin Munawar Mulyadi Nasrudin Ridwan Rizal Rosidi Sabri Zulkarnain
Zulkifli Anwar Syamsudin Khairul Fathurrahman Hasbullah Muzakir Lukman Syafrudin Burhanudin Tarmizi
Wirawan Supriadi Haerudin Idham Jayadi Masrur Murdani Nurdin Rusman Sapardi Syarif Taufik Wahyudi
Yasin Zaenal Makrif Hilman Fikri Rahmat Akbar Gunawan Pratama Mahendra Rafii Sofyan Ghazali'''.split()
WOMEN = '''Siti Nurul Sahnim Mariani Sumiati Yuliana Muliani Aisyah Ernawati Murni Nurhayati Rohani
Jumenah Rusni Mahnun Nuraini Lestari Masitah Kalsum Nurmala Sulastri Maesarah Susanti Wati Maryam
Zainab Khadijah Aminah Salmah Rukayah Hafsah Kartini Suriani Rosdiana Safitri Saknah Samsiah Senah
Seriah Sukarni Sumarni Suryati Ulfa Zahra Zulaiha Fatimah Halimah Wahyuni Fitriani Hasanah Rahmawati
Hidayati Munawarah Khairiyah Laila Nadiah Qomariah Syarifah Badriah Faridah Hikmah Juwita Mardiana
Nursinah Puspita Rabiah Sofiah Tasliah Wardiah Yuniarti Zohrah Patmah Supiah Raehan Ilmiah'''.split()
SECOND = '''Hidayat Rahman Hadi Saleh Karim Mansur Latif Ghani Qadir Fahmi Jufri Wijaya Effendi
Syahputra Firmansyah Maulana Kusuma Hakiki Azhari Zamroni Sanusi Djunaid Basri Khalid Haris'''.split()

TITLES_M = [('Lalu', 'L.'), ('Haji', 'H.'), ('Raden', 'R.'), ('Amaq', 'Amak')]
TITLES_F = [('Baiq', 'Bq.'), ('Hajjah', 'Hj.'), ('Denda', 'Dende'), ('Inaq', 'Inak')]
CUTS = {'Muhammad': ['Muh', 'Moh', 'M.', 'Muhd'], 'Ahmad': ['A.', 'Ahm.'], 'Abdul': ['Abd', 'Abd.'],
        'Siti': ['St', 'St.'], 'Nurul': ['Nr.'], 'Ibrahim': ['Ibr.'], 'Sulaiman': ['Sul.']}
# Each stands for a sound that is written in two ways; the first that fits is changed.
SOUNDS = [('kh', 'h'), ('sy', 's'), ('z', 'j'), ('f', 'p'), ('q', 'k'), ('gh', 'g'), ('ai', 'ae'),
          ('ae', 'ai'), ('udin', 'uddin'), ('ll', 'l'), ('iy', 'i'), ('ia', 'iya'), ('dz', 'z'),
          ('th', 't'), ('u', 'oe'), ('j', 'dj'), ('p', 'f'), ('ah', 'a'), ('k', 'q'), ('nn', 'n')]
KEYS = {'a': 's', 's': 'a', 'd': 'f', 'f': 'd', 'g': 'h', 'h': 'g', 'j': 'k', 'k': 'j', 'l': 'k',
        'i': 'o', 'o': 'i', 'u': 'y', 'y': 'u', 'n': 'm', 'm': 'n', 'r': 't', 't': 'r', 'e': 'r'}
# Beside each other in a list, and not the same person.
NEIGHBOURS = [('Hidayat', 'Hidayah'), ('Rahman', 'Rahim'), ('Sahrul', 'Sahril'), ('Irwan', 'Erwin'),
              ('Zainudin', 'Zainuri'), ('Junaidi', 'Junaedah'), ('Nuraini', 'Nurjanah'),
              ('Mariani', 'Marlina'), ('Rusni', 'Rusnah'), ('Sumiati', 'Sumarni'),
              ('Khadijah', 'Khodariah'), ('Aminah', 'Amnah'), ('Rohani', 'Rohaini'),
              ('Suhardi', 'Suhartono'), ('Mulyadi', 'Mulyono'), ('Fatimah', 'Fathiyah'),
              ('Halimah', 'Halwiyah'), ('Ridwan', 'Rizwan'), ('Sahdan', 'Sahnan'),
              ('Hamdan', 'Hamdun'), ('Nasrudin', 'Nasrullah'), ('Maryam', 'Marwiyah')]
EACH = 860
N_OTHER = 600


class Chance:
    """A generator of its own, so that no version of Python changes a line."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def pick(self, things):
        return things[self.below(len(things))]


def person(chance):
    """A listed name of two or three parts, the sex and the birth date."""
    sex = chance.pick('LP')
    first = chance.pick(MEN if sex == 'L' else WOMEN)
    parts = [first, chance.pick([p for p in (MEN if sex == 'L' else WOMEN) + SECOND if p != first])]
    if chance.below(3) == 0:
        parts.append(chance.pick([p for p in SECOND if p not in parts]))
    return parts, sex, (1940 + chance.below(69), 1 + chance.below(12), 1 + chance.below(28))


def date(birth):
    return '%04d-%02d-%02d' % birth


def title(chance, parts, sex):
    """Returns how it is spoken, and how it is listed."""
    long, short = chance.pick(TITLES_M if sex == 'L' else TITLES_F)
    forms = [[], [long], [short]]
    spoken = chance.pick(forms)
    return spoken + parts, chance.pick([f for f in forms if f != spoken]) + parts


def abbreviation(chance, parts, sex):
    if parts[0] in CUTS:
        return [chance.pick(CUTS[parts[0]])] + parts[1:], parts
    if chance.below(2) == 0:
        full = chance.pick(['Muhammad', 'Ahmad', 'Abdul'] if sex == 'L' else ['Siti', 'Nurul'])
        return [chance.pick(CUTS[full])] + parts, [full] + parts
    return parts[:-1] + [parts[-1][0] + '.'], parts


def spelling(chance, parts, sex):
    i, (old, new) = chance.below(len(parts)), chance.pick(SOUNDS)
    changed = re.sub(old, new, parts[i].lower(), count=1).capitalize()
    return parts[:i] + [changed] + parts[i + 1:], parts


def order(chance, parts, sex):
    if len(parts) == 3 and chance.below(2) == 0:
        gone = chance.below(3)
        return parts[:gone] + parts[gone + 1:], parts
    i = chance.below(len(parts) - 1)
    return parts[:i] + [parts[i + 1], parts[i]] + parts[i + 2:], parts


def typo(chance, parts, sex):
    i = chance.below(len(parts))
    word = parts[i].lower()
    at = 1 + chance.below(len(word) - 1)
    kind = chance.below(4)
    if kind == 0:
        word = word[:at] + word[at + 1:]
    elif kind == 1:
        word = word[:at] + word[at] + word[at:]
    elif kind == 2:
        word = word[:at - 1] + word[at] + word[at - 1] + word[at + 1:]
    else:
        word = word[:at] + KEYS.get(word[at], 'e') + word[at + 1:]
    return parts[:i] + [word.capitalize()] + parts[i + 1:], parts


def wrong_birth(chance, birth):
    year, month, day = birth
    if day <= 12 and day != month and chance.below(2) == 0:
        return year, day, month
    if chance.below(2):
        return year, month, day - day % 10 + (day + 1) % 10 or 1
    return year - year % 10 + (year + 3) % 10, month, day


def same(chance, rule):
    while True:
        parts, sex, birth = person(chance)
        if rule == 'birth':
            return parts, date(wrong_birth(chance, birth)), parts, sex, date(birth)
        spoken, listed = {'title': title, 'abbreviation': abbreviation, 'spelling': spelling,
                          'order': order, 'typo': typo}[rule](chance, parts, sex)
        if spoken != listed:
            return spoken, '', listed, sex, date(birth)


def other_birth(chance):
    parts, sex, birth = person(chance)
    years = (5 + chance.below(20)) * (1 if birth[0] < 1980 else -1)
    spoken = birth[0] + years, birth[1] % 12 + 1, (birth[2] + 9) % 28 + 1
    return parts, date(spoken), parts, sex, date(birth)


def other_name(chance):
    one, two = chance.pick(NEIGHBOURS)
    second = chance.pick(SECOND)
    sex = 'L' if one in MEN + SECOND else 'P'
    birth = 1940 + chance.below(69), 1 + chance.below(12), 1 + chance.below(28)
    return [one, second], '', [two, second], sex, date(birth)


def write(rule, found, verdict):
    spoken, spoken_birth, listed, sex, birth = found
    row = rule, ' '.join(spoken), spoken_birth, ' '.join(listed).upper(), sex, birth, verdict
    sys.stdout.write('\t'.join(row) + '\n')


def unique(make, n):
    """Until there are @n that differ."""
    seen = set()
    while len(seen) < n:
        found = make()
        key = repr(found)
        if key not in seen:
            seen.add(key)
            yield found


def main():
    chance = Chance(20261129)
    for rule in 'title', 'abbreviation', 'spelling', 'order', 'typo', 'birth':
        for found in unique(lambda: same(chance, rule), EACH):
            write(rule, found, 'same')
    for rule, make in (('other-birth', other_birth), ('other-name', other_name)):
        for found in unique(lambda: make(chance), N_OTHER):
            write(rule, found, 'other')


if __name__ == '__main__':
    main()
