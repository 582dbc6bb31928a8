/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-nik.h"
#include "gvt-number-set.h"
#include "gvt-text.h"

#define MAX_TOLD_FAULTS 20
#define NUMBER_LENGTH   16

/* Warnings of our own, beside those of NIK and NKK. */
#define SHORT_NAME     "short-name"
#define DIGITS_IN_NAME "digits-in-name"

/* A spreadsheet keeps fifteen digits of a number and makes the sixteenth a 0. In a list of this
 * many rows not every serial ends so by chance. */
#define SPOILED_FROM_ROWS 20

struct _GvtListCheck
{
  GvtRegionList *regions;
  char *as_of;
  GvtNumberSet niks;
  GHashTable *villages; /* codes seen */
  GHashTable *warnings; /* code → times */
  GPtrArray *faults;    /* those that are told */
  guint64 n_faults;
  guint64 n_rows;
  guint64 n_ending_in_zero;
};

/* The row being judged. */
typedef struct
{
  GvtListCheck *check;
  guint64 line;
  const GvtVoterRow *row;
} Line;

GvtListCheck *
gvt_list_check_new (GvtRegionList *regions, const char *as_of)
{
  GvtListCheck *self = g_new0 (GvtListCheck, 1);

  self->regions = g_object_ref (regions);
  self->as_of = g_strdup (as_of);
  self->villages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->warnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gvt_list_check_free (GvtListCheck *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->regions);
  g_free (self->as_of);
  gvt_number_set_clear (&self->niks);
  g_hash_table_unref (self->villages);
  g_hash_table_unref (self->warnings);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

void
gvt_list_check_fault (GvtListCheck *self, guint64 line, const char *fault)
{
  self->n_faults++;
  if (self->faults->len < MAX_TOLD_FAULTS)
    g_ptr_array_add (self->faults, g_strdup_printf ("line %" G_GUINT64_FORMAT ": %s", line, fault));
}

static void
fault_in (const Line *line, GvtVoterColumn column, const char *fault)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", gvt_voter_column_heading (column), fault);

  gvt_list_check_fault (line->check, line->line, text);
}

static void
warn (const Line *line, const char *code)
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
check_one_of (const Line *line, GvtVoterColumn column, const char *letters, gboolean may_be_empty)
{
  const char *text = line->row->text[column];

  if (*text == '\0' ? !may_be_empty : strlen (text) != 1 || strchr (letters, *text) == NULL)
    {
      g_autofree char *fault = g_strdup_printf ("must be one of %s", letters);

      fault_in (line, column, fault);
    }
}

static void
check_three_digits (const Line *line, GvtVoterColumn column)
{
  if (!has_digits (line->row->text[column], 3))
    fault_in (line, column, "must be three digits");
}

/* Returns: (transfer full) (nullable): "YYYY-MM-DD" */
static char *
check_birth_date (const Line *line)
{
  const char *text = line->row->text[GVT_VOTER_BIRTH_DATE];
  g_autofree char *iso = NULL;

  if (strlen (text) == 10)
    iso = g_strdup_printf ("%.4s-%.2s-%.2s", text + 6, text + 3, text);
  if (iso == NULL || text[2] != '|' || text[5] != '|' || !gvt_date_is_valid (iso))
    {
      fault_in (line, GVT_VOTER_BIRTH_DATE, "must be a date, DD|MM|YYYY");
      return NULL;
    }
  if (strcmp (iso, line->check->as_of) > 0)
    fault_in (line, GVT_VOTER_BIRTH_DATE, "is after the day the list speaks of");
  return g_steal_pointer (&iso);
}

static void
tell_number (const Line *line, GvtVoterColumn column, const GvtNikResult *result)
{
  for (guint i = 0; result->errors[i] != NULL; i++)
    {
      g_autofree char *words = gvt_nik_describe (result->errors[i]);

      fault_in (line, column, words);
    }
  for (guint i = 0; result->warnings[i] != NULL; i++)
    warn (line, result->warnings[i]);
}

static void
check_nik (const Line *line, const char *birth_date)
{
  GvtListCheck *check = line->check;
  const char *nik = line->row->text[GVT_VOTER_NIK];
  GvtNikContext context = {
    .today = check->as_of,
    .regions = check->regions,
    .sex = *line->row->text[GVT_VOTER_SEX],
    .birth_date = birth_date,
    .marital = *line->row->text[GVT_VOTER_MARITAL],
    .is_voter = TRUE,
  };
  g_autoptr (GvtNikResult) result = gvt_nik_check (nik, &context);

  tell_number (line, GVT_VOTER_NIK, result);
  if (!result->valid)
    return;
  if (!gvt_number_set_add (&check->niks, g_ascii_strtoull (nik, NULL, 10)))
    fault_in (line, GVT_VOTER_NIK, "stands in an earlier line too");
  check->n_ending_in_zero += nik[NUMBER_LENGTH - 1] == '0';
}

/* Only errors count: a family card's region and day say little. */
static void
check_nkk (const Line *line)
{
  GvtNikContext context = { .today = line->check->as_of };
  g_autoptr (GvtNikResult) result = gvt_nkk_check (line->row->text[GVT_VOTER_NKK], &context);

  tell_number (line, GVT_VOTER_NKK, result);
}

static void
check_name (const Line *line)
{
  const char *name = line->row->text[GVT_VOTER_NAME];

  if (*name == '\0')
    fault_in (line, GVT_VOTER_NAME, "is empty");
  else if (g_utf8_strlen (name, -1) < 3)
    warn (line, SHORT_NAME);
  else if (strpbrk (name, "0123456789") != NULL)
    warn (line, DIGITS_IN_NAME);
}

static void
check_village (const Line *line, const char *village)
{
  GvtListCheck *check = line->check;
  g_autofree char *code = gvt_region_code_clean (village, NULL);

  if (code == NULL || gvt_region_code_level (code) != GVT_REGION_VILLAGE
      || gvt_region_list_find (check->regions, code) == NULL)
    gvt_list_check_fault (check, line->line, "the village is not in the region list");
  else if (!g_hash_table_contains (check->villages, code))
    g_hash_table_add (check->villages, g_steal_pointer (&code));
}

void
gvt_list_check_row (GvtListCheck *self, guint64 number, const char *village, const GvtVoterRow *row)
{
  Line line = { self, number, row };
  g_autoptr (GError) cells = NULL;
  g_autofree char *birth_date = NULL;

  self->n_rows++;
  if (!gvt_voter_row_check (row, &cells))
    {
      gvt_list_check_fault (self, number, cells->message);
      return;
    }

  check_village (&line, village);
  check_name (&line);
  birth_date = check_birth_date (&line);
  check_one_of (&line, GVT_VOTER_SEX, "LP", FALSE);
  check_one_of (&line, GVT_VOTER_MARITAL, "BSP", FALSE);
  check_one_of (&line, GVT_VOTER_KTP_EL, "BKS", TRUE);
  check_one_of (&line, GVT_VOTER_DISABILITY, "0123456", TRUE);
  check_three_digits (&line, GVT_VOTER_RT);
  check_three_digits (&line, GVT_VOTER_RW);
  check_three_digits (&line, GVT_VOTER_TPS);
  check_nik (&line, birth_date);
  check_nkk (&line);
}

gboolean
gvt_list_check_end (GvtListCheck *self, GError **error)
{
  g_autoptr (GString) text = NULL;

  if (self->n_rows == 0)
    gvt_list_check_fault (self, 2, "there is no voter in it");
  if (self->n_rows >= SPOILED_FROM_ROWS && self->n_ending_in_zero == self->n_rows)
    gvt_list_check_fault (self, 2,
                          "every NIK ends in 0: a spreadsheet has cut off the last digits");
  if (self->n_faults == 0)
    return TRUE;

  text = g_string_new (NULL);
  g_string_printf (text, "%" G_GUINT64_FORMAT " faults in the list", self->n_faults);
  for (guint i = 0; i < self->faults->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) self->faults->pdata[i]);
  if (self->n_faults > self->faults->len)
    g_string_append (text, "\n...");
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, text->str);
  return FALSE;
}

guint64
gvt_list_check_get_rows (GvtListCheck *self)
{
  return self->n_rows;
}

guint
gvt_list_check_get_villages (GvtListCheck *self)
{
  return g_hash_table_size (self->villages);
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
