/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-table-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-members-private.h"
#include "gvt-unicode.h"

#define MAX_OPTIONS  6
#define MAX_SHOWN    40 /* letters of a foreign heading */
#define NOWHERE      G_MAXUINT
#define KEY_AND      " ,;+\n"
#define SPELLING_AND "|"

typedef struct
{
  GvtQuizReport *report;
  gboolean is_sheet;
  guint place[GVT_QUIZ_N_COLUMNS]; /* where each column stands; NOWHERE */
  const GvtSheetRow *row;
} Reader;

static const char *
cell (const Reader *self, guint column)
{
  return self->place[column] != NOWHERE ? gvt_sheet_row_get (self->row, self->place[column]) : "";
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/* What is complained of next is in this place: "Kunci", in a sheet "L5 (Kunci)". */
static void
point_at (Reader *self, guint column)
{
  const char *heading = gvt_quiz_column_heading (column);
  guint place = self->place[column];
  g_autofree char *name = self->is_sheet && place != NOWHERE
                              ? gvt_sheet_cell_name (place, self->row->line)
                              : NULL;

  g_free (self->report->place);
  self->report->place = name != NULL ? g_strdup_printf ("%s (%s)", name, heading)
                                     : g_strdup (heading);
}

static void
complain (Reader *self, guint column, const char *message)
{
  point_at (self, column);
  gvt_quiz_report_complain (self->report, self->row->line, message);
}

/* --- the headings --- */

static const GvtQuizColumn required[] = {
  GVT_QUIZ_COLUMN_TYPE,
  GVT_QUIZ_COLUMN_PROMPT,
  GVT_QUIZ_COLUMN_KEY,
};

static void
complain_of_heading (Reader *self, const char *heading, const char *message)
{
  g_free (self->report->place);
  self->report->place = gvt_unicode_head (heading, MAX_SHOWN);
  gvt_quiz_report_complain (self->report, self->row->line, message);
  g_clear_pointer (&self->report->place, g_free);
}

static void
take_heading (Reader *self, guint place)
{
  const char *heading = gvt_sheet_row_get (self->row, place);
  guint column = gvt_quiz_column_find (heading);

  if (is_blank (heading))
    return;
  if (column == GVT_QUIZ_N_COLUMNS)
    complain_of_heading (self, heading, _ ("The template has no such column"));
  else if (self->place[column] != NOWHERE)
    complain_of_heading (self, heading, _ ("This column stands there twice"));
  else
    self->place[column] = place;
}

/* Returns: whether the rows below can be read */
static gboolean
take_headings (Reader *self)
{
  for (guint i = 0; i < GVT_QUIZ_N_COLUMNS; i++)
    self->place[i] = NOWHERE;
  if (self->row->fault != NULL)
    gvt_quiz_report_complain (self->report, self->row->line, self->row->fault);

  for (guint i = 0; i < self->row->cells->len && !self->report->is_bad; i++)
    take_heading (self, i);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (self->place[required[i]] == NOWHERE)
      complain_of_heading (self, gvt_quiz_column_heading (required[i]),
                           _ ("This column is missing"));
  return !self->report->is_bad;
}

/* --- one row --- */

static void
take_slug (Reader *self, guint column, const char *member)
{
  g_autofree char *slug = g_strstrip (g_strdup (cell (self, column)));

  if (*slug != '\0' && !gvt_is_slug (slug))
    complain (self, column, _ ("An id has the letters a-z, 0-9 and - within, at most 48"));
  else if (*slug != '\0')
    json_object_set_string_member (self->report->item, member, slug);
}

static void
take_form (Reader *self)
{
  g_autofree char *form = g_ascii_strup (cell (self, GVT_QUIZ_COLUMN_FORM), -1);

  g_strstrip (form);
  if (strcmp (form, "A") == 0 || strcmp (form, "B") == 0)
    json_object_set_string_member (self->report->item, "form", form);
  else if (*form != '\0')
    complain (self, GVT_QUIZ_COLUMN_FORM, _ ("The form is A, B or nothing"));
}

static void
take_claims (Reader *self)
{
  g_auto (GStrv) ids = g_strsplit_set (cell (self, GVT_QUIZ_COLUMN_CLAIMS), KEY_AND, -1);
  g_autoptr (JsonArray) claims = json_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (gvt_is_slug (ids[i]))
      json_array_add_string_element (claims, ids[i]);
    else if (*ids[i] != '\0')
      complain (self, GVT_QUIZ_COLUMN_CLAIMS,
                _ ("An id has the letters a-z, 0-9 and - within, at most 48"));
  if (json_array_get_length (claims) > 0)
    json_object_set_array_member (self->report->item, "claims", g_steal_pointer (&claims));
}

/* Returns: 0 to 5 for "A" to "F", more for anything else */
static guint
letter_of (const char *word)
{
  return word[0] != '\0' && word[1] == '\0' ? (guint) (g_ascii_toupper (*word) - 'A') : NOWHERE;
}

static gboolean
has_letter (char **words, guint letter)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (letter_of (words[i]) == letter)
      return TRUE;
  return FALSE;
}

static void
take_option (Reader *self, char **key, guint index, guint n_options)
{
  guint column = GVT_QUIZ_COLUMN_OPTION + index;
  const char *feedback = cell (self, GVT_QUIZ_COLUMN_FEEDBACK + index);

  if (index >= n_options)
    {
      if (!is_blank (feedback))
        complain (self, GVT_QUIZ_COLUMN_FEEDBACK + index, _ ("There is no such choice"));
      return;
    }
  if (is_blank (cell (self, column)))
    complain (self, column, _ ("This choice is empty, and one behind it is not"));
  point_at (self, column);
  gvt_quiz_report_add_option (self->report, self->row->line, cell (self, column), feedback,
                              has_letter (key, index));
}

/* The letters of the right choices. */
static void
take_options (Reader *self)
{
  g_auto (GStrv) key = g_strsplit_set (cell (self, GVT_QUIZ_COLUMN_KEY), KEY_AND, -1);
  guint n_options = MAX_OPTIONS;

  while (n_options > 0 && is_blank (cell (self, GVT_QUIZ_COLUMN_OPTION + n_options - 1)))
    n_options--;
  for (guint i = 0; i < MAX_OPTIONS; i++)
    take_option (self, key, i, n_options);
  for (guint i = 0; key[i] != NULL; i++)
    if (*key[i] != '\0' && letter_of (key[i]) >= n_options)
      complain (self, GVT_QUIZ_COLUMN_KEY,
                _ ("The key is the letters of right choices, with commas between: A, C"));
}

static void
refuse_options (Reader *self)
{
  for (guint i = 0; i < MAX_OPTIONS; i++)
    {
      if (!is_blank (cell (self, GVT_QUIZ_COLUMN_OPTION + i)))
        complain (self, GVT_QUIZ_COLUMN_OPTION + i, _ ("A question of this type has no choices"));
      if (!is_blank (cell (self, GVT_QUIZ_COLUMN_FEEDBACK + i)))
        complain (self, GVT_QUIZ_COLUMN_FEEDBACK + i, _ ("A question of this type has no choices"));
    }
}

static void
take_truth (Reader *self)
{
  static const char *const words[][4] = { { "benar", "b", "true", "t" },
                                          { "salah", "s", "false", "f" } };
  g_autofree char *word = gvt_quiz_word_fold (cell (self, GVT_QUIZ_COLUMN_KEY));

  for (guint side = 0; side < G_N_ELEMENTS (words); side++)
    for (guint i = 0; i < G_N_ELEMENTS (words[side]); i++)
      if (strcmp (word, words[side][i]) == 0)
        {
          gvt_quiz_report_add_key (self->report, self->row->line, GVT_QUIZ_TRUE_FALSE,
                                   side == 0 ? "true" : "false");
          return;
        }
  complain (self, GVT_QUIZ_COLUMN_KEY, _ ("The key is \"benar\" or \"salah\""));
}

static void
take_spellings (Reader *self)
{
  g_auto (GStrv) words = g_strsplit (cell (self, GVT_QUIZ_COLUMN_KEY), SPELLING_AND, -1);

  for (guint i = 0; words[i] != NULL && !self->report->is_bad; i++)
    if (!is_blank (words[i]))
      {
        point_at (self, GVT_QUIZ_COLUMN_KEY);
        gvt_quiz_report_add_key (self->report, self->row->line, GVT_QUIZ_TEXT, words[i]);
      }
}

static void
take_answers (Reader *self, GvtQuizKind kind)
{
  if (kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_MULTIPLE)
    take_options (self);
  else
    refuse_options (self);
  if (kind == GVT_QUIZ_TRUE_FALSE)
    take_truth (self);
  else if (kind == GVT_QUIZ_TEXT)
    take_spellings (self);
}

/* Cells beside the template: somebody's own notes, or a separator too many. */
static void
check_beside (Reader *self)
{
  for (guint i = 0; i < self->row->cells->len; i++)
    {
      gboolean is_known = is_blank (gvt_sheet_row_get (self->row, i));

      for (guint column = 0; column < GVT_QUIZ_N_COLUMNS && !is_known; column++)
        is_known = self->place[column] == i;
      if (!is_known)
        gvt_quiz_report_complain (self->report, self->row->line,
                                  _ ("Something stands in a column without heading"));
    }
}

static char *
take_id (Reader *self)
{
  char *id = g_strstrip (g_strdup (cell (self, GVT_QUIZ_COLUMN_ID)));

  if (*id != '\0' && !gvt_is_slug (id))
    complain (self, GVT_QUIZ_COLUMN_ID,
              _ ("An id has the letters a-z, 0-9 and - within, at most 48"));
  else if (*id != '\0' && g_hash_table_contains (self->report->ids, id))
    complain (self, GVT_QUIZ_COLUMN_ID, _ ("This id stands there twice"));
  return id;
}

static void
take_texts (Reader *self)
{
  guint line = self->row->line;

  take_form (self);
  take_slug (self, GVT_QUIZ_COLUMN_OBJECTIVE, "objective");
  point_at (self, GVT_QUIZ_COLUMN_PROMPT);
  gvt_quiz_report_set_prompt (self->report, line, cell (self, GVT_QUIZ_COLUMN_PROMPT));
  point_at (self, GVT_QUIZ_COLUMN_EXPLANATION);
  gvt_quiz_report_set_explanation (self->report, line, cell (self, GVT_QUIZ_COLUMN_EXPLANATION));
}

static void
take_row (Reader *self)
{
  GvtQuizKind kind = GVT_QUIZ_SINGLE;
  g_autofree char *id = NULL;

  gvt_quiz_report_begin (self->report, self->row->line);
  if (self->row->fault != NULL)
    gvt_quiz_report_complain (self->report, self->row->line, self->row->fault);
  check_beside (self);
  id = take_id (self);
  if (!gvt_quiz_kind_find_word (cell (self, GVT_QUIZ_COLUMN_TYPE), &kind))
    complain (self, GVT_QUIZ_COLUMN_TYPE,
              _ ("The type is \"satu jawaban\", \"banyak jawaban\", \"benar salah\" or "
                 "\"isian\""));

  take_texts (self);
  take_answers (self, kind);
  take_claims (self);
  point_at (self, GVT_QUIZ_COLUMN_KEY);
  gvt_quiz_report_end (self->report, self->row->line, kind, *id != '\0' ? id : NULL);
  g_clear_pointer (&self->report->place, g_free);
}

void
gvt_quiz_table_read (GPtrArray *rows, gboolean is_sheet, GvtQuizReport *report)
{
  Reader reader = { report, is_sheet, { 0 }, NULL };
  gboolean has_headings = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      reader.row = rows->pdata[i];
      if (gvt_sheet_row_is_empty (reader.row))
        continue;
      if (has_headings)
        take_row (&reader);
      else if (!take_headings (&reader))
        return; /* without them every row would be a riddle */
      has_headings = TRUE;
    }
  if (!has_headings)
    gvt_quiz_report_complain (report, 1, _ ("There is no row of headings"));
}
