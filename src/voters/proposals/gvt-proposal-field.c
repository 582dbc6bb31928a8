/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-nik.h"
#include "gvt-secret.h"
#include "gvt-text.h"

#define MAX_OLD      255 /* bytes: a cell of the list (gvt-voter-row.h) */
#define LONGEST_LIFE 115 /* years */
#define NIK_DIGITS   16

typedef enum
{
  SHAPE_NIK,
  SHAPE_NKK,
  SHAPE_NAME,   /* letters, no digit */
  SHAPE_TEXT,   /* anything but a NIK */
  SHAPE_BIRTH,  /* a date within a life */
  SHAPE_DATE,   /* a date not to come */
  SHAPE_CHOICE, /* one of the single letters of @choices */
  SHAPE_NUMBER, /* up to three digits */
  SHAPE_PHONE,
} Shape;

typedef struct
{
  const char *name;
  const char *words;
  Shape shape;
  glong max; /* characters */
  const char *choices;
} Field;

static const Field fields[GVT_N_FIELDS] = {
  [GVT_FIELD_NIK] = { "nik", N_ ("NIK"), SHAPE_NIK, 40, NULL },
  [GVT_FIELD_NKK] = { "nkk", N_ ("Family card number"), SHAPE_NKK, 40, NULL },
  [GVT_FIELD_NAME] = { "name", N_ ("Name"), SHAPE_NAME, 60, NULL },
  [GVT_FIELD_BIRTH_PLACE] = { "birth_place", N_ ("Place of birth"), SHAPE_TEXT, 60, NULL },
  [GVT_FIELD_BIRTH_DATE] = { "birth_date", N_ ("Birth date"), SHAPE_BIRTH, 10, NULL },
  [GVT_FIELD_MARITAL] = { "marital", N_ ("Marital status"), SHAPE_CHOICE, 1, "BSP" },
  [GVT_FIELD_SEX] = { "sex", N_ ("Sex"), SHAPE_CHOICE, 1, "LP" },
  [GVT_FIELD_ADDRESS] = { "address", N_ ("Address"), SHAPE_TEXT, 120, NULL },
  [GVT_FIELD_RT] = { "rt", N_ ("RT"), SHAPE_NUMBER, 3, NULL },
  [GVT_FIELD_RW] = { "rw", N_ ("RW"), SHAPE_NUMBER, 3, NULL },
  [GVT_FIELD_DISABILITY] = { "disability", N_ ("Disability"), SHAPE_CHOICE, 1, "0123456" },
  [GVT_FIELD_KTP_EL] = { "ktp_el", N_ ("Has a KTP-el"), SHAPE_CHOICE, 1, "BKS" },
  [GVT_FIELD_TPS] = { "tps", N_ ("Polling station"), SHAPE_NUMBER, 3, NULL },
  [GVT_FIELD_DEATH_DATE] = { "death_date", N_ ("Date of death"), SHAPE_DATE, 10, NULL },
  [GVT_FIELD_MOVED_TO] = { "moved_to", N_ ("Moved to"), SHAPE_TEXT, 120, NULL },
  [GVT_FIELD_PHONE] = { "phone", N_ ("Phone"), SHAPE_PHONE, 20, NULL },
  [GVT_FIELD_NOTE] = { "note", N_ ("Note"), SHAPE_TEXT, 500, NULL },
  [GVT_FIELD_REPORTER_NAME] = { "reporter_name", N_ ("Reporter's name"), SHAPE_NAME, 60, NULL },
};

const char *
gvt_proposal_field_name (GvtProposalField field)
{
  return fields[field].name;
}

const char *
gvt_proposal_field_words (GvtProposalField field)
{
  return _ (fields[field].words);
}

/* The letters stand in KPU's own columns, so they stay to be seen. */
static const GvtCode marital_codes[] = {
  { "B", N_ ("Not married yet (B)") },
  { "S", N_ ("Married (S)") },
  { "P", N_ ("Was married (P)") },
  { NULL, NULL },
};

static const GvtCode sex_codes[] = {
  { "L", N_ ("Man (L)") },
  { "P", N_ ("Woman (P)") },
  { NULL, NULL },
};

static char *
show_disability (const char *value)
{
  return gvt_code_is_listed (gvt_disability_codes, value)
             ? g_strdup_printf ("%s (%s)", gvt_code_words (gvt_disability_codes, value), value)
             : g_strdup (value);
}

char *
gvt_proposal_field_show (GvtProposalField field, const char *value)
{
  gboolean is_date = field == GVT_FIELD_BIRTH_DATE || field == GVT_FIELD_DEATH_DATE;

  if (is_date && gvt_date_is_valid (value))
    return gvt_text_date (value);
  if (field == GVT_FIELD_MARITAL)
    return g_strdup (gvt_code_words (marital_codes, value));
  if (field == GVT_FIELD_SEX)
    return g_strdup (gvt_code_words (sex_codes, value));
  return field == GVT_FIELD_DISABILITY ? show_disability (value) : g_strdup (value);
}

gboolean
gvt_proposal_field_from_name (const char *name, GvtProposalField *field, GError **error)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      {
        *field = (GvtProposalField) i;
        return TRUE;
      }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a report has no field of that name"));
  return FALSE;
}

gboolean
gvt_text_holds_nik (const char *text)
{
  guint n_digits = 0;

  for (; *text != '\0' && n_digits < NIK_DIGITS; text++)
    if (g_ascii_isdigit (*text))
      n_digits++;
    else if (strchr (" .-", *text) == NULL)
      n_digits = 0;

  return n_digits >= NIK_DIGITS;
}

static gboolean
refuse (GvtProposalField field, const char *why, GError **error)
{
  /* The label, then what is wrong with it. */
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, "%s: %s", _ (fields[field].words), why);
  return FALSE;
}

static gboolean
has_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/* Each run of white space becomes one space; none is left at the ends. Returns: (nullable): NULL
 * for what is no text, or has control characters */
static char *
collapse (const char *typed)
{
  GString *text;

  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;

  text = g_string_sized_new (strlen (typed));
  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else if (g_unichar_iscntrl (character))
        {
          gvt_wipe_free (g_string_free (text, FALSE));
          return NULL;
        }
      else
        g_string_append_unichar (text, character);
    }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

static gboolean
check_card (GvtProposalField field, const char *number, const char *today, GError **error)
{
  GvtNikContext context = { .today = today };
  g_autoptr (GvtNikResult) result = field == GVT_FIELD_NKK ? gvt_nkk_check (number, &context)
                                                           : gvt_nik_check (number, &context);
  g_autofree char *why = result->valid ? NULL : gvt_nik_describe (result->errors[0]);

  return result->valid || refuse (field, why, error);
}

static gboolean
check_date (GvtProposalField field, const char *text, const char *today, GError **error)
{
  if (!gvt_date_is_valid (text))
    return refuse (field, _ ("a date is written YYYY-MM-DD"), error);
  if (strcmp (text, today) > 0)
    return refuse (field, _ ("this day is still to come"), error);
  if (gvt_date_days (today) - gvt_date_days (text) > LONGEST_LIFE * 366)
    return refuse (field, _ ("this day is too long ago"), error);

  return TRUE;
}

static gboolean
check_phone (GvtProposalField field, const char *text, GError **error)
{
  guint n_digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      n_digits++;
    else if (strchr ("+()- ", *at) == NULL)
      return refuse (field, _ ("a telephone number has only digits"), error);

  return (n_digits >= 6 && !gvt_text_holds_nik (text))
         || refuse (field, _ ("this is no telephone number"), error);
}

static gboolean
check_shape (GvtProposalField field, const char *text, const char *today, GError **error)
{
  const Field *self = &fields[field];

  switch (self->shape)
    {
    case SHAPE_NIK:
    case SHAPE_NKK:
      return check_card (field, text, today, error);
    case SHAPE_NAME:
      return (has_letter (text) && strpbrk (text, "0123456789") == NULL)
             || refuse (field, _ ("a name has letters and no digits"), error);
    case SHAPE_BIRTH:
    case SHAPE_DATE:
      return check_date (field, text, today, error);
    case SHAPE_CHOICE:
      return (strlen (text) == 1 && strchr (self->choices, text[0]) != NULL)
             || refuse (field, _ ("this is none of its codes"), error);
    case SHAPE_NUMBER:
      return (strspn (text, "0123456789") == strlen (text)
              && (field != GVT_FIELD_TPS || strspn (text, "0") < strlen (text)))
             || refuse (field, _ ("a number of up to three digits"), error);
    case SHAPE_PHONE:
      return check_phone (field, text, error);
    case SHAPE_TEXT:
    default:
      return !gvt_text_holds_nik (text)
             || refuse (field, _ ("a NIK belongs into its own field only"), error);
    }
}

static gboolean
check_value (GvtProposalField field, const char *text, const char *today, GError **error)
{
  if (text == NULL)
    return refuse (field, _ ("it holds characters that no text has"), error);
  if (*text == '\0')
    return refuse (field, _ ("nothing is given"), error);
  if (g_utf8_strlen (text, -1) > fields[field].max)
    return refuse (field, _ ("it is too long"), error);

  return check_shape (field, text, today, error);
}

/* Returns: (transfer full) (nullable): without what people put between digits or words */
static char *
tidy (GvtProposalField field, const char *typed)
{
  char *text = collapse (typed);
  char *digits;

  if (text == NULL || (fields[field].shape != SHAPE_NIK && fields[field].shape != SHAPE_NKK))
    return text;

  digits = gvt_nik_clean (text);
  gvt_wipe_free (text);
  return digits;
}

char *
gvt_proposal_field_clean (GvtProposalField field,
                          const char *typed,
                          const char *today,
                          GError **error)
{
  char *text = tidy (field, typed);
  char *filled;

  if (!check_value (field, text, today, error))
    {
      gvt_wipe_free (text);
      return NULL;
    }
  if (fields[field].shape != SHAPE_NUMBER)
    return text;

  filled = g_strdup_printf ("%03d", (int) g_ascii_strtoll (text, NULL, 10));
  gvt_wipe_free (text);
  return filled;
}

char *
gvt_proposal_old_value_clean (const char *typed, GError **error)
{
  char *text = collapse (typed);

  if (text != NULL && strlen (text) <= MAX_OLD)
    return text;

  gvt_wipe_free (text);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the old value is too long, or holds characters that no text has"));
  return NULL;
}
