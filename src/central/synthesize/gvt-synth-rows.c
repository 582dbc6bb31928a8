/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synth-rows.h"

#define NKK_YEARS_DAYS 7305 /* family cards of the last twenty years */

/* Disabled voters in the province's list of 2024: 0.594 %. */
#define DISABLED_PER_100000 594

/* Born by then, one was registered before the regencies were divided. */
#define LAST_YEAR_REGISTERED_THEN 1991

/* What stays the same inside one household, and room for what does not. */
typedef struct
{
  char dpid[24];
  char nkk[24];
  char nik[24];
  char birth_date[16];
  char address[64];
  char rt[8];
  char rw[8];
  char tps[8];
  char disability[2];
  char marital[2];
} Cells;

static void
draw_nkk (GvtSynthRun *run, GvtRandom *random, const GvtSynthVillage *village, Cells *cells)
{
  GvtSynthOrigin origin = { village->district->prefix, NULL };
  GDate issued = run->as_of;

  g_date_subtract_days (&issued, (guint) gvt_random_below (random, NKK_YEARS_DAYS));
  if (gvt_random_chance (random, 3, 100))
    gvt_synth_origin_draw (run->plan->places, village, random, FALSE, &origin);
  g_snprintf (cells->nkk, sizeof cells->nkk, "%016" G_GUINT64_FORMAT,
              gvt_number_issue_nkk (run->issuer, random, origin.prefix, &issued));
}

static void
draw_address (GvtRandom *random, const GvtSynthVillage *village, const char *hamlet, Cells *cells)
{
  if (!village->is_urban)
    g_snprintf (cells->address, sizeof cells->address, "DUSUN %s", hamlet);
  else if (gvt_random_chance (random, 1, 4))
    g_snprintf (cells->address, sizeof cells->address, "JL %s NO %d", hamlet,
                gvt_random_between (random, 1, 60));
  else
    g_snprintf (cells->address, sizeof cells->address, "LINGKUNGAN %s", hamlet);
}

/* A NIK is not changed when a birth date or a sex is corrected later, so a few disagree. */
static void
draw_nik (
    GvtSynthRun *run, GvtRandom *random, guint prefix, const GvtSynthPerson *person, Cells *cells)
{
  GDate registered = person->birth;
  gboolean is_male = person->is_male;

  if (gvt_random_chance (random, 3, 1000))
    g_date_subtract_days (&registered, (guint) gvt_random_between (random, 1, 700));
  if (gvt_random_chance (random, 1, 2000))
    is_male = !is_male;
  g_snprintf (cells->nik, sizeof cells->nik, "%016" G_GUINT64_FORMAT,
              gvt_number_issue_nik (run->issuer, random, prefix, &registered, is_male));
}

static char
draw_disability (GvtRandom *random)
{
  /* Codes 1 to 6: physical, intellectual, mental, speech, hearing, sight. */
  static const guint16 shares[] = { 45, 4, 19, 10, 10, 12 };

  if (!gvt_random_chance (random, DISABLED_PER_100000, 100000))
    return '0';
  return (char) ('1' + gvt_random_weighted (random, shares, G_N_ELEMENTS (shares)));
}

static const char *
draw_source (GvtRandom *random)
{
  static const char *const sources[] = { "dpt", "coklit", "masyarakat", "import", "baru" };
  static const guint16 shares[] = { 950, 25, 10, 5, 10 };

  return sources[gvt_random_weighted (random, shares, G_N_ELEMENTS (shares))];
}

/* Cards come at 17, so most who have none yet are that young. */
static gboolean
has_card (GvtRandom *random, guint age)
{
  return !gvt_random_chance (random, age <= GVT_SYNTH_MIN_AGE ? 450 : 12, 1000);
}

static void
fill_person (GvtSynthRun *run,
             GvtRandom *random,
             const GvtSynthVillage *village,
             const GvtSynthPerson *person,
             Cells *cells,
             GvtVoterRow *row)
{
  const GDate *birth = &person->birth;
  GvtSynthOrigin origin;

  gvt_synth_origin_draw (run->plan->places, village, random,
                         g_date_get_year (birth) <= LAST_YEAR_REGISTERED_THEN, &origin);
  draw_nik (run, random, origin.prefix, person, cells);
  g_snprintf (cells->dpid, sizeof cells->dpid, "%" G_GUINT64_FORMAT, run->next_dpid++);
  g_snprintf (cells->birth_date, sizeof cells->birth_date, "%02d|%02d|%04d", g_date_get_day (birth),
              (gint) g_date_get_month (birth), g_date_get_year (birth));
  cells->disability[0] = draw_disability (random);
  cells->marital[0] = person->marital;

  row->text[GVT_VOTER_BIRTH_PLACE] = origin.birth_place;
  row->text[GVT_VOTER_SEX] = person->is_male ? "L" : "P";
  row->text[GVT_VOTER_KTP_EL] = has_card (random, person->age) ? "S" : "B";
  row->text[GVT_VOTER_SOURCE] = draw_source (random);
}

static void
bind_cells (const Cells *cells, GvtVoterRow *row)
{
  row->text[GVT_VOTER_DPID] = cells->dpid;
  row->text[GVT_VOTER_NKK] = cells->nkk;
  row->text[GVT_VOTER_NIK] = cells->nik;
  row->text[GVT_VOTER_BIRTH_DATE] = cells->birth_date;
  row->text[GVT_VOTER_MARITAL] = cells->marital;
  row->text[GVT_VOTER_ADDRESS] = cells->address;
  row->text[GVT_VOTER_RT] = cells->rt;
  row->text[GVT_VOTER_RW] = cells->rw;
  row->text[GVT_VOTER_DISABILITY] = cells->disability;
  row->text[GVT_VOTER_NOTE] = "0";
  row->text[GVT_VOTER_TPS] = cells->tps;
}

gboolean
gvt_synth_rows_write (GvtSynthRun *run,
                      GvtRandom *random,
                      const GvtSynthVillage *village,
                      const GvtSynthHousehold *household,
                      const char *hamlet,
                      GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  Cells cells = { 0 };
  GvtVoterRow row = { 0 };

  bind_cells (&cells, &row);
  draw_nkk (run, random, village, &cells);
  draw_address (random, village, hamlet, &cells);
  g_snprintf (cells.rt, sizeof cells.rt, "%03u", household->rt);
  g_snprintf (cells.rw, sizeof cells.rw, "%03u", household->rw);
  g_snprintf (cells.tps, sizeof cells.tps, "%03u", household->tps);

  for (guint i = 0; i < household->n; i++)
    {
      const GvtSynthPerson *person = &household->persons[i];

      fill_person (run, random, village, person, &cells, &row);
      gvt_name_draw (run->words, random, gvt_name_group (household->is_balinese, person->is_male),
                     person->age >= 40, name);
      row.text[GVT_VOTER_NAME] = name->str;
      if (!run->func (village->code, &row, run->user_data, error))
        return FALSE;
    }
  return TRUE;
}
