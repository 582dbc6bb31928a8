/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-nik.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-secret.h"
#include "gvt-text.h"

#define NIK_LENGTH   16
#define FEMALE_ADDS  40 /* added to the day of birth */
#define VOTING_AGE   17
#define GREATEST_AGE 110 /* above it: a warning */
#define LONGEST_LIFE 115 /* above it: the other century */

/* The parts of 16 digits. */
typedef struct
{
  guint day; /* as written: 41 and more for women in a NIK */
  guint month;
  guint year; /* two digits */
  guint serial;
} Parts;

static guint
read_digits (const char *digits, gsize from, gsize n)
{
  guint value = 0;

  for (gsize i = from; i < from + n; i++)
    value = value * 10 + (guint) (digits[i] - '0');
  return value;
}

static gboolean
all_digits (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

static gboolean
all_same (const char *text)
{
  return text[0] != '\0' && strspn (text, (const char[]){ text[0], '\0' }) == strlen (text);
}

static gsize
count_characters (const char *text)
{
  return g_utf8_validate (text, -1, NULL) ? (gsize) g_utf8_strlen (text, -1) : strlen (text);
}

static char *
format_date (guint day, guint month, guint year)
{
  g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", year, month, day);

  return gvt_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

/* Full years between two days of the calendar; negative when @date lies after @today. */
static gint
age_on (const char *today, const char *date)
{
  gint years = (gint) read_digits (today, 0, 4) - (gint) read_digits (date, 0, 4);

  return strcmp (today + 4, date + 4) < 0 ? years - 1 : years;
}

/* Fills @parts when the number has a form that can be taken apart. */
static gboolean
check_form (const char *number, gboolean is_nik, Parts *parts, GPtrArray *errors)
{
  gboolean digits = all_digits (number);
  gboolean length = count_characters (number) == NIK_LENGTH;
  guint day;

  if (!length)
    g_ptr_array_add (errors, g_strdup ("length"));
  if (!digits)
    g_ptr_array_add (errors, g_strdup ("not-digits"));
  if (!length || !digits)
    return FALSE;
  if (all_same (number))
    g_ptr_array_add (errors, g_strdup ("same-digit"));

  parts->day = read_digits (number, 6, 2);
  parts->month = read_digits (number, 8, 2);
  parts->year = read_digits (number, 10, 2);
  parts->serial = read_digits (number, 12, 4);
  day = is_nik && parts->day > FEMALE_ADDS ? parts->day - FEMALE_ADDS : parts->day;
  if (day < 1 || day > 31)
    g_ptr_array_add (errors, g_strdup ("day"));
  if (parts->month < 1 || parts->month > 12)
    g_ptr_array_add (errors, g_strdup ("month"));
  if (parts->serial == 0)
    g_ptr_array_add (errors, g_strdup ("serial"));
  return errors->len == 0;
}

/* 20YY when that is not in the future, else 19YY; the entered date, or a voter's age, may decide
 * otherwise. The day need not exist: 31 February compares as it is written. */
static guint
choose_century (guint day, const Parts *parts, const GvtNikContext *context, gboolean *is_guess)
{
  g_autofree char *late = g_strdup_printf ("20%02u-%02u-%02u", parts->year, parts->month, day);
  gint age_late = age_on (context->today, late);
  gint age_early = age_late + 100;

  *is_guess = FALSE;
  if (context->birth_date != NULL && gvt_date_is_valid (context->birth_date)
      && read_digits (context->birth_date, 2, 2) == parts->year)
    return read_digits (context->birth_date, 0, 4);

  if (age_late < 0)
    return 1900 + parts->year;

  *is_guess = age_early <= LONGEST_LIFE;
  if (context->is_voter && age_late < VOTING_AGE && age_early <= LONGEST_LIFE)
    return 1900 + parts->year;
  return 2000 + parts->year;
}

static void
warn_of_region (GvtNikResult *result, const GvtNikContext *context, GPtrArray *warnings)
{
  result->region = g_strdup_printf ("%.2s.%.2s.%.2s", result->number, result->number + 2,
                                    result->number + 4);
  if (context->regions != NULL && gvt_region_list_find (context->regions, result->region) == NULL)
    g_ptr_array_add (warnings, g_strdup ("unknown-region"));
}

static void
warn_of_age (const GvtNikResult *result, const GvtNikContext *context, GPtrArray *warnings)
{
  gboolean was_married = context->marital == 'S' || context->marital == 'P';
  gint age = age_on (context->today, result->date);

  if (age < VOTING_AGE && !was_married)
    g_ptr_array_add (warnings, g_strdup ("under-age"));
  if (age > GREATEST_AGE)
    g_ptr_array_add (warnings, g_strdup ("over-age"));
}

static void
warn_of_person (GvtNikResult *result,
                const Parts *parts,
                const GvtNikContext *context,
                GPtrArray *warnings)
{
  gboolean is_female = parts->day > FEMALE_ADDS;
  guint day = is_female ? parts->day - FEMALE_ADDS : parts->day;
  gboolean is_guess;
  guint year = choose_century (day, parts, context, &is_guess);

  result->sex = is_female ? 'P' : 'L';
  result->date = format_date (day, parts->month, year);
  if (result->date == NULL)
    g_ptr_array_add (warnings, g_strdup ("impossible-date"));
  else if (is_guess)
    g_ptr_array_add (warnings, g_strdup ("century-guess"));
  if (context->sex != 0 && context->sex != result->sex)
    g_ptr_array_add (warnings, g_strdup ("sex-differs"));
  if (context->birth_date != NULL && g_strcmp0 (context->birth_date, result->date) != 0)
    g_ptr_array_add (warnings, g_strdup ("birth-date-differs"));
  if (result->date != NULL)
    warn_of_age (result, context, warnings);
}

/* Family cards in this form are younger than 2000: there is no century to guess. */
static void
warn_of_issue (GvtNikResult *result,
               const Parts *parts,
               const GvtNikContext *context,
               GPtrArray *warnings)
{
  result->date = format_date (parts->day, parts->month, 2000 + parts->year);
  if (result->date == NULL)
    g_ptr_array_add (warnings, g_strdup ("impossible-date"));
  else if (strcmp (result->date, context->today) > 0)
    g_ptr_array_add (warnings, g_strdup ("future-date"));
}

static GvtNikResult *
check (const char *number, gboolean is_nik, const GvtNikContext *context)
{
  GvtNikResult *result = g_new0 (GvtNikResult, 1);
  g_autoptr (GPtrArray) errors = g_ptr_array_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();
  Parts parts;

  result->number = g_strdup (number);
  result->valid = check_form (number, is_nik, &parts, errors);
  if (result->valid)
    {
      warn_of_region (result, context, warnings);
      if (is_nik)
        warn_of_person (result, &parts, context, warnings);
      else
        warn_of_issue (result, &parts, context, warnings);
    }

  g_ptr_array_add (errors, NULL);
  g_ptr_array_add (warnings, NULL);
  result->errors = (char **) g_ptr_array_free (g_steal_pointer (&errors), FALSE);
  result->warnings = (char **) g_ptr_array_free (g_steal_pointer (&warnings), FALSE);
  return result;
}

GvtNikResult *
gvt_nik_check (const char *nik, const GvtNikContext *context)
{
  g_return_val_if_fail (nik != NULL, NULL);
  g_return_val_if_fail (context != NULL && gvt_date_is_valid (context->today), NULL);

  return check (nik, TRUE, context);
}

GvtNikResult *
gvt_nkk_check (const char *nkk, const GvtNikContext *context)
{
  g_return_val_if_fail (nkk != NULL, NULL);
  g_return_val_if_fail (context != NULL && gvt_date_is_valid (context->today), NULL);

  return check (nkk, FALSE, context);
}

gboolean
gvt_nik_has_form (const char *nik)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  Parts parts;

  return check_form (nik, TRUE, &parts, errors);
}

void
gvt_nik_result_free (GvtNikResult *self)
{
  gvt_wipe_free (self->number);
  g_strfreev (self->errors);
  g_strfreev (self->warnings);
  gvt_wipe_free (self->date);
  g_free (self->region);
  g_free (self);
}

gboolean
gvt_nik_result_has (const GvtNikResult *self, const char *code)
{
  return g_strv_contains ((const char *const *) self->errors, code)
         || g_strv_contains ((const char *const *) self->warnings, code);
}

static void
set_codes (JsonObject *object, const char *name, char **codes)
{
  JsonArray *array = json_array_new ();

  for (char **code = codes; *code != NULL; code++)
    json_array_add_string_element (array, *code);
  json_object_set_array_member (object, name, array);
}

static void
set_text_or_null (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

JsonObject *
gvt_nik_result_to_json (const GvtNikResult *self)
{
  JsonObject *object = json_object_new ();
  const char sex[2] = { self->sex, '\0' };

  json_object_set_string_member (object, "nik", self->number);
  json_object_set_boolean_member (object, "valid", self->valid);
  set_codes (object, "errors", self->errors);
  set_codes (object, "warnings", self->warnings);
  set_text_or_null (object, "sex", self->sex != 0 ? sex : NULL);
  set_text_or_null (object, "birth_date", self->date);
  set_text_or_null (object, "region_code", self->region);
  return object;
}

static const struct
{
  const char *code;
  const char *text;
} descriptions[] = {
  { "length", N_ ("It does not have 16 digits.") },
  { "not-digits", N_ ("It holds something else than digits.") },
  { "same-digit", N_ ("All digits are the same.") },
  { "day", N_ ("Digits 7 and 8 are no day: 01 to 31, or 41 to 71 for women.") },
  { "month", N_ ("Digits 9 and 10 are no month.") },
  { "serial", N_ ("The last four digits are 0000, which is never issued.") },
  { "unknown-region", N_ ("The first six digits are not in the present list of districts. The "
                          "number may be old or from elsewhere.") },
  { "impossible-date", N_ ("The date in the number is not in the calendar.") },
  { "future-date", N_ ("The date in the number lies in the future.") },
  { "century-guess", N_ ("The century of birth is a guess.") },
  { "sex-differs", N_ ("The sex in the number differs from the one given.") },
  { "birth-date-differs", N_ ("The birth date in the number differs from the one given.") },
  { "under-age", N_ ("Under 17 years of age and not known to be married.") },
  { "over-age", N_ ("Over 110 years of age.") },
};

char *
gvt_nik_describe (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (strcmp (descriptions[i].code, code) == 0)
      return g_strdup (_ (descriptions[i].text));
  return g_strdup (code);
}

char *
gvt_nik_describe_slip (const char *typed)
{
  const GvtNikContext context = { .today = "2024-11-27" }; /* no error of form depends on it */
  char *clean = gvt_nik_clean (typed);
  g_autoptr (GvtNikResult) result = gvt_nik_check (clean, &context);
  g_autofree char *why = result->valid ? NULL : gvt_nik_describe (result->errors[0]);

  gvt_wipe_free (clean);
  return why != NULL
             ? g_strdup_printf (_ ("What was typed is no NIK. %s Compare it with the card."), why)
             : NULL;
}
