/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-nik.h"
#include "gvt-text.h"

/* Warnings of our own, beside those of NIK and NKK. */
#define SHORT_NAME     "short-name"
#define DIGITS_IN_NAME "digits-in-name"

struct _GvtListCheck
{
  GvtRegionList *regions;
  const GvtListSurvey *survey;
  char *as_of;
  GvtFaultFile *file;   /* (nullable) */
  GHashTable *warnings; /* code → times */
  GvtFaultTally *faults;
  guint64 n_faulty;
};

/* The row being judged. */
typedef struct
{
  GvtListCheck *check;
  guint64 line;
  const GvtVoterRow *row;
  guint n_faults;
} Line;

GvtListCheck *
gvt_list_check_new (GvtRegionList *regions,
                    const GvtListSurvey *survey,
                    const char *as_of,
                    GvtFaultFile *file)
{
  GvtListCheck *self = g_new0 (GvtListCheck, 1);

  self->regions = g_object_ref (regions);
  self->survey = survey;
  self->as_of = g_strdup (as_of);
  self->file = file;
  self->warnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->faults = gvt_fault_tally_new ();
  return self;
}

void
gvt_list_check_free (GvtListCheck *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->regions);
  g_free (self->as_of);
  g_hash_table_unref (self->warnings);
  gvt_fault_tally_free (self->faults);
  g_free (self);
}

static void
fault_in (Line *line, GvtVoterColumn column, const char *code)
{
  GvtListCheck *check = line->check;

  line->n_faults++;
  gvt_fault_tally_add (check->faults, line->line, column, code);
  if (check->file != NULL)
    gvt_fault_file_add (check->file, line->line, gvt_voter_column_heading (column), code);
}

static void
warn (Line *line, const char *code)
{
  guint64 *n = g_hash_table_lookup (line->check->warnings, code);

  if (n == NULL)
    {
      n = g_new0 (guint64, 1);
      g_hash_table_insert (line->check->warnings, g_strdup (code), n);
    }
  (*n)++;
}

static gboolean
has_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

static void
check_one_of (Line *line, GvtVoterColumn column, const char *letters, gboolean may_be_empty)
{
  const char *text = line->row->text[column];

  if (*text == '\0' ? !may_be_empty : strlen (text) != 1 || strchr (letters, *text) == NULL)
    fault_in (line, column, GVT_FAULT_UNKNOWN_CODE);
}

static void
check_three_digits (Line *line, GvtVoterColumn column)
{
  if (!has_digits (line->row->text[column], 3))
    fault_in (line, column, GVT_FAULT_THREE_DIGITS);
}

/* Returns: (transfer full) (nullable): "YYYY-MM-DD" */
static char *
check_birth_date (Line *line)
{
  const char *text = line->row->text[GVT_VOTER_BIRTH_DATE];
  g_autofree char *iso = NULL;

  if (strlen (text) == 10)
    iso = g_strdup_printf ("%.4s-%.2s-%.2s", text + 6, text + 3, text);
  if (iso == NULL || text[2] != '|' || text[5] != '|' || !gvt_date_is_valid (iso))
    {
      fault_in (line, GVT_VOTER_BIRTH_DATE, GVT_FAULT_NO_DATE);
      return NULL;
    }
  if (strcmp (iso, line->check->as_of) > 0)
    fault_in (line, GVT_VOTER_BIRTH_DATE, GVT_FAULT_LATE_DATE);
  return g_steal_pointer (&iso);
}

static void
warn_of (Line *line, const GvtNikResult *result)
{
  for (guint i = 0; result->warnings[i] != NULL; i++)
    warn (line, result->warnings[i]);
}

/* Returns: (nullable): the first thing wrong with it. That the calendar lacks its date does not
 * make it invalid, for what was once issued stays; in a list it is nearly always a slip. */
static const char *
find_nik_fault (const Line *line, const GvtNikResult *result)
{
  if (!result->valid)
    return result->errors[0];
  if (gvt_nik_result_has (result, GVT_FAULT_IMPOSSIBLE_DATE))
    return GVT_FAULT_IMPOSSIBLE_DATE;
  return gvt_list_survey_has_twin (line->check->survey, result->number) ? GVT_FAULT_DUPLICATE
                                                                        : NULL;
}

/* Returns: whether the NIK is at fault */
static gboolean
check_nik (Line *line, const char *birth_date)
{
  GvtNikContext context = {
    .today = line->check->as_of,
    .regions = line->check->regions,
    .sex = *line->row->text[GVT_VOTER_SEX],
    .birth_date = birth_date,
    .marital = *line->row->text[GVT_VOTER_MARITAL],
    .is_voter = TRUE,
  };
  g_autoptr (GvtNikResult) result = gvt_nik_check (line->row->text[GVT_VOTER_NIK], &context);
  const char *fault = find_nik_fault (line, result);

  if (fault != NULL)
    fault_in (line, GVT_VOTER_NIK, fault);
  else
    warn_of (line, result);
  return fault != NULL;
}

/* Only errors count: a family card's region and day say little. */
static void
check_nkk (Line *line)
{
  GvtNikContext context = { .today = line->check->as_of };
  g_autoptr (GvtNikResult) result = gvt_nkk_check (line->row->text[GVT_VOTER_NKK], &context);

  if (!result->valid)
    fault_in (line, GVT_VOTER_NKK, result->errors[0]);
  else
    warn_of (line, result);
}

static void
check_name (Line *line)
{
  const char *name = line->row->text[GVT_VOTER_NAME];

  if (*name == '\0')
    fault_in (line, GVT_VOTER_NAME, GVT_FAULT_EMPTY);
  else if (g_utf8_strlen (name, -1) < 3)
    warn (line, SHORT_NAME);
  else if (strpbrk (name, "0123456789") != NULL)
    warn (line, DIGITS_IN_NAME);
}

gboolean
gvt_list_check_row (GvtListCheck *self, guint64 number, const GvtVoterRow *row)
{
  Line line = { .check = self, .line = number, .row = row };
  g_autofree char *birth_date = NULL;
  gboolean is_nik_faulty;

  check_name (&line);
  birth_date = check_birth_date (&line);
  check_one_of (&line, GVT_VOTER_SEX, "LP", FALSE);
  check_one_of (&line, GVT_VOTER_MARITAL, "BSP", FALSE);
  check_one_of (&line, GVT_VOTER_KTP_EL, "BKS", TRUE);
  check_one_of (&line, GVT_VOTER_DISABILITY, "0123456", TRUE);
  check_three_digits (&line, GVT_VOTER_RT);
  check_three_digits (&line, GVT_VOTER_RW);
  check_three_digits (&line, GVT_VOTER_TPS);
  is_nik_faulty = check_nik (&line, birth_date);
  check_nkk (&line);
  self->n_faulty += line.n_faults > 0;
  return is_nik_faulty;
}

guint64
gvt_list_check_get_faulty_rows (const GvtListCheck *self)
{
  return self->n_faulty;
}

char *
gvt_list_check_describe_faults (const GvtListCheck *self)
{
  return gvt_fault_tally_describe (self->faults);
}

/* Returns: (transfer full) */
static char *
describe_warning (const char *code)
{
  if (g_str_equal (code, SHORT_NAME))
    return g_strdup (_ ("a name of one or two letters"));
  if (g_str_equal (code, DIGITS_IN_NAME))
    return g_strdup (_ ("a name with digits in it"));
  return gvt_nik_describe (code);
}

char *
gvt_list_check_describe_warnings (GvtListCheck *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->warnings),
                                         (GCompareFunc) strcmp);

  for (GList *link = codes; link != NULL; link = link->next)
    {
      const guint64 *n = g_hash_table_lookup (self->warnings, link->data);
      g_autofree char *number = gvt_text_number ((gint64) *n);
      g_autofree char *words = describe_warning (link->data);

      g_string_append_printf (text, "%9s  %s\n", number, words);
    }
  return g_string_free (text, FALSE);
}
