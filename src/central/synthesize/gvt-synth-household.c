/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synth-household.h"

static guint
age_on (const GDate *birth, const GDate *day)
{
  gint years = g_date_get_year (day) - g_date_get_year (birth);
  gint month = (gint) g_date_get_month (day) - (gint) g_date_get_month (birth);

  if (month < 0 || (month == 0 && g_date_get_day (day) < g_date_get_day (birth)))
    years--;
  return (guint) MAX (years, 0);
}

static gboolean
is_in_range (guint age)
{
  return age >= GVT_SYNTH_MIN_AGE && age <= GVT_SYNTH_MAX_AGE;
}

/* The older people are, the more often their date is a placeholder. */
static void
move_to_placeholder (GvtRandom *random, const GDate *as_of, GvtSynthPerson *person)
{
  static const guint16 shares[] = { 50, 40, 10 };
  guint per_thousand = person->age >= 55 ? 180 : person->age >= 35 ? 60 : 8;
  GDateYear year = g_date_get_year (&person->birth);
  GDate moved;

  if (!gvt_random_chance (random, per_thousand, 1000))
    return;

  switch (gvt_random_weighted (random, shares, G_N_ELEMENTS (shares)))
    {
    case 0:
      g_date_set_dmy (&moved, 1, G_DATE_JULY, year);
      break;
    case 1:
      g_date_set_dmy (&moved, 31, G_DATE_DECEMBER, year);
      break;
    default:
      g_date_set_dmy (&moved, 1, G_DATE_JANUARY, year);
      break;
    }
  if (is_in_range (age_on (&moved, as_of)))
    {
      person->birth = moved;
      person->age = age_on (&moved, as_of);
    }
}

static void
set_age (GvtRandom *random, const GDate *as_of, GvtSynthPerson *person, gint age)
{
  age = CLAMP (age, GVT_SYNTH_MIN_AGE, GVT_SYNTH_MAX_AGE);
  do
    {
      person->birth = *as_of;
      g_date_subtract_years (&person->birth, (guint) age);
      g_date_subtract_days (&person->birth, (guint) gvt_random_below (random, 365));
      person->age = age_on (&person->birth, as_of);
    }
  while (!is_in_range (person->age));

  move_to_placeholder (random, as_of, person);
}

static gint
draw_head_age (GvtRandom *random)
{
  /* From 17, five years each; the first two begin a little later. */
  static const guint16 shares[] = { 4, 42, 112, 126, 136, 137, 131, 110, 84, 55, 34, 19, 9, 4, 2 };
  gint band = (gint) gvt_random_weighted (random, shares, G_N_ELEMENTS (shares));

  return 17 + 5 * band + gvt_random_between (random, 0, 4);
}

static char
draw_marital (GvtRandom *random, const GvtSynthPerson *person, gboolean is_head)
{
  guint single = person->age < 22   ? 92
                 : person->age < 27 ? 68
                 : person->age < 33 ? 38
                 : person->age < 45 ? 14
                                    : 4;
  guint roll = (guint) gvt_random_below (random, 100);

  if (roll < single)
    return 'B';
  if (is_head || person->age >= 66)
    return 'P';
  return roll < single + (100 - single) * 9 / 10 ? 'S' : 'P';
}

/* A couple's sexes and ages go together. */
static void
draw_couple (GvtRandom *random, const GDate *as_of, GvtSynthPerson *persons)
{
  gint apart = gvt_random_between (random, -2, 7);

  persons[0].is_male = gvt_random_chance (random, 96, 100);
  persons[1].is_male = !persons[0].is_male;
  persons[0].marital = persons[1].marital = 'S';
  set_age (random, as_of, &persons[1],
           (gint) persons[0].age - (persons[0].is_male ? apart : -apart));
}

/* A child who is of age; or, in a young household, a brother, sister or parent. */
static void
draw_kin (GvtRandom *random, const GDate *as_of, guint head_age, GvtSynthPerson *person)
{
  gint oldest_child = MIN ((gint) head_age - 18, 44);
  gint age;

  if (oldest_child > GVT_SYNTH_MIN_AGE && gvt_random_chance (random, 88, 100))
    age = gvt_random_between (random, GVT_SYNTH_MIN_AGE, oldest_child);
  else if (gvt_random_chance (random, 1, 3))
    age = (gint) head_age + gvt_random_between (random, 20, 34);
  else
    age = (gint) head_age + gvt_random_between (random, -12, 6);

  person->is_male = gvt_random_chance (random, 497, 1000);
  set_age (random, as_of, person, age);
  person->marital = draw_marital (random, person, FALSE);
}

guint
gvt_synth_household_draw (GvtRandom *random,
                          const GDate *as_of,
                          GvtSynthPerson persons[GVT_SYNTH_HOUSEHOLD_MAX])
{
  static const guint16 sizes[GVT_SYNTH_HOUSEHOLD_MAX] = { 19, 35, 25, 13, 5, 3 };
  guint n = 1 + gvt_random_weighted (random, sizes, GVT_SYNTH_HOUSEHOLD_MAX);
  guint n_drawn = 1;

  set_age (random, as_of, &persons[0], draw_head_age (random));
  if (n > 1 && gvt_random_chance (random, 88, 100))
    {
      draw_couple (random, as_of, persons);
      n_drawn = 2;
    }
  else
    {
      persons[0].is_male = gvt_random_chance (random, 44, 100);
      persons[0].marital = draw_marital (random, &persons[0], TRUE);
    }

  for (; n_drawn < n; n_drawn++)
    draw_kin (random, as_of, persons[0].age, &persons[n_drawn]);
  return n;
}
