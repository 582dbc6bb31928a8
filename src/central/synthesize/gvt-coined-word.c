/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coined-word.h"

/* A way of sounding: syllables to begin and go on with, and endings by sex. */
typedef struct
{
  const char *const *syllables;
  const char *const *male_endings;
  const char *const *female_endings;
} Flavour;

static const char *const sasak[] = { "SA",  "SEM", "BA",  "LOK", "MER",  "TI", "NGA", "RE",
                                     "PE",  "JAN", "TUN", "KE",  "LING", "RI", "DA",  "MEN",
                                     "SO",  "LE",  "RUM", "SEP", "NU",   "GE", "BON", "TEM",
                                     "SER", "KO",  "NE",  "PUJ", "SI",   "MA", "JU",  "RAN",
                                     "DE",  "LU",  "WA",  "TA",  NULL };
static const char *const sasak_male[] = { "REP", "NAH", "DUN", "TIP", "SIP", "LAN",
                                          "RIM", "NEP", "JAP", "DAH", NULL };
static const char *const sasak_female[] = { "NAH", "RIAH", "NIM", "SAH",  "MIN", "TIAH",
                                            "NEP", "RAH",  "LIN", "DIAH", NULL };

static const char *const samawa[] = { "BRA", "LA", "MU", "KA",   "TA", "LI",  "UN", "TER", "SAM",
                                      "BU",  "RE", "EM", "PANG", "DE", "LUN", "YU", "PLA", "PA",
                                      "RHE", "SU", "NO", "MA",   "JE", "WE",  "AL", "RA",  "BI",
                                      "SE",  "GA", "NI", "HA",   "SI", "RO",  "DU", NULL };
static const char *const samawa_male[] = { "RUDIN", "SALAM", "TER",  "DING", "LUNG", "RIS",
                                           "MAN",   "WAN",   "JANG", "LANG", NULL };
static const char *const samawa_female[] = { "LIA",  "RINA", "NENG",  "SIAH", "MIRA", "NANG",
                                             "TINI", "LENA", "RIANG", "DIA",  NULL };

static const char *const mbojo[] = { "MBO", "NDA", "WA", "RA",  "NA",   "E",  "O",   "I",   "SA",
                                     "MA",  "DO",  "RO", "HU",  "LA",   "KA", "NTO", "NCA", "DDI",
                                     "FO",  "JA",  "LI", "MPI", "NGGA", "PA", "RI",  "TA",  "WE",
                                     "BO",  "KU",  "SO", "TE",  "DU",   "HA", NULL };
static const char *const mbojo_male[] = { "HIR", "RUDI", "LU",  "NTO",  "RIFIN", "MBA",
                                          "SA",  "LIL",  "WAN", "DDIN", NULL };
static const char *const mbojo_female[] = { "NAH", "RA", "LI",      "MBI", "NTIKA", "RIA",
                                            "SE",  "TA", "NINGSIH", "NUR", NULL };

static const char *const arabic[] = { "SYAM", "KHAI", "ZU", "FAT", "MUS", "MAH", "HA",  "RAH",
                                      "NAS",  "AB",   "IS", "JA",  "SA",  "ZAI", "FAI", "GHA",
                                      "HUS",  "IM",   "KA", "LUT", "MU",  "NA",  "QO",  "RO",
                                      "SHO",  "TAU",  "UM", "WA",  "YU",  "ZA",  "SYA", "HI",
                                      "MI",   "DZU",  "RI", "FA",  NULL };
static const char *const arabic_male[] = { "RUDIN", "UDIN", "LIS",  "MAN", "FIQ", "BULLAH",
                                           "ZAN",   "RIF",  "SYID", "HIB", "LAH", NULL };
static const char *const arabic_female[] = { "RIAH", "TUN",   "LAH",  "MAH",  "NIAH",  "ZIAH",
                                             "FAH",  "RATUL", "SIAH", "WATI", "LIANA", NULL };

static const char *const balinese[] = { "SU",   "WI",  "AR",  "DAR", "MA",   "PAR", "KAR",
                                        "YA",   "NA",  "GE",  "RAI", "PUS",  "JA",  "WE",
                                        "DI",   "SAN", "MER", "TA",  "LAS",  "BU",  "DE",
                                        "SWAR", "PRA", "NIR", "KUS", "ASTI", NULL };
static const char *const balinese_male[] = { "DANA", "WAN",   "TIKA", "ARTA",  "YASA", "DIANA",
                                             "NATA", "MAWAN", "GUNA", "KARMA", NULL };
static const char *const balinese_female[] = { "TINI", "DEWI", "ASIH",  "WATI",  "ANI", "ARTINI",
                                               "NADI", "SARI", "RIATI", "YANTI", NULL };

static const Flavour flavours[] = {
  { sasak, sasak_male, sasak_female },
  { samawa, samawa_male, samawa_female },
  { mbojo, mbojo_male, mbojo_female },
  { arabic, arabic_male, arabic_female },
};
static const Flavour balinese_flavour = { balinese, balinese_male, balinese_female };

static const Flavour *
choose_flavour (GvtRandom *random, guint8 groups)
{
  static const guint16 shares[G_N_ELEMENTS (flavours)] = { 34, 14, 16, 36 };

  if (groups & (GVT_NAME_BALINESE_MALE | GVT_NAME_BALINESE_FEMALE))
    return &balinese_flavour;
  return &flavours[gvt_random_weighted (random, shares, G_N_ELEMENTS (shares))];
}

static const char *
choose (GvtRandom *random, const char *const *choices)
{
  return choices[gvt_random_below (random, g_strv_length ((char **) choices))];
}

void
gvt_coined_word (GvtRandom *random, guint8 groups, GString *word)
{
  const Flavour *flavour = choose_flavour (random, groups);
  gboolean male = (groups & (GVT_NAME_MALE | GVT_NAME_BALINESE_MALE)) != 0;
  gboolean female = (groups & (GVT_NAME_FEMALE | GVT_NAME_BALINESE_FEMALE)) != 0;
  guint n_syllables = 1 + (guint) gvt_random_below (random, 2);

  g_string_truncate (word, 0);
  for (guint i = 0; i < n_syllables; i++)
    g_string_append (word, choose (random, flavour->syllables));

  if (male && female)
    g_string_append (word, choose (random, flavour->syllables));
  else
    g_string_append (word, choose (random, male ? flavour->male_endings : flavour->female_endings));
}
