/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-table-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-claim.h"

/* Choices whose ids are not a, b, c in this order would come back under others. */
static gboolean
has_plain_ids (GListModel *options)
{
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      const char id[] = { (char) ('a' + i), '\0' };

      if (strcmp (gvt_quiz_option_get_id (option), id) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_quiz_has_media (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  guint n = g_list_model_get_n_items (gvt_quiz_item_get_media (item));

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      n += g_list_model_get_n_items (gvt_quiz_option_get_media (option));
    }
  return n > 0;
}

static gboolean
has_bar (GvtQuizItem *item)
{
  const char *const *keys = gvt_quiz_item_get_keys (item);

  for (guint i = 0; keys[i] != NULL; i++)
    if (strchr (keys[i], '|') != NULL)
      return TRUE;
  return FALSE;
}

const char *
gvt_quiz_table_refuse (GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);
  gboolean has_options = kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_MULTIPLE;

  if (gvt_quiz_kind_word (kind) == NULL)
    return _ ("A marked ballot has no place in a table");
  if (gvt_quiz_has_media (item))
    return _ ("Pictures and recordings have no place in a table");
  if (has_options && !has_plain_ids (gvt_quiz_item_get_options (item)))
    return _ ("The ids of its choices are not a, b, c and so on");
  if (kind == GVT_QUIZ_TEXT && has_bar (item))
    return _ ("An accepted answer has a | in it");
  return NULL;
}

/* "A, C", "benar", or "TPS | tempat pemungutan suara" */
static char *
key_of (GvtQuizItem *item)
{
  const char *const *keys = gvt_quiz_item_get_keys (item);
  g_autofree char *joined = NULL;

  switch (gvt_quiz_item_get_kind (item))
    {
    case GVT_QUIZ_TRUE_FALSE:
      return g_strdup (strcmp (keys[0], "true") == 0 ? "benar" : "salah");
    case GVT_QUIZ_TEXT:
      return g_strjoinv (" | ", (char **) keys);
    case GVT_QUIZ_SINGLE:
    case GVT_QUIZ_MULTIPLE:
    case GVT_QUIZ_BALLOT:
    default:
      joined = g_strjoinv (", ", (char **) keys);
      return g_ascii_strup (joined, -1);
    }
}

static char *
claims_of (GvtQuizItem *item)
{
  GListModel *claims = gvt_quiz_item_get_claims (item);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", gvt_claim_get_id (claim));
    }
  return g_string_free (ids, FALSE);
}

/* The program makes the options of true and false itself. */
static void
set_options (GvtSheetRow *row, GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  guint n = gvt_quiz_item_get_kind (item) == GVT_QUIZ_TRUE_FALSE
                ? 0
                : g_list_model_get_n_items (options);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      row->cells->pdata[GVT_QUIZ_COLUMN_OPTION + i] = g_strdup (gvt_quiz_option_get_text (option));
      row->cells->pdata[GVT_QUIZ_COLUMN_FEEDBACK + i] = g_strdup (
          gvt_quiz_option_get_feedback (option));
    }
}

static void
fill_blanks (GvtSheetRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (row->cells->pdata[i] == NULL)
      row->cells->pdata[i] = g_strdup ("");
}

static GvtSheetRow *
row_of (GvtQuizItem *item, guint line)
{
  GvtSheetRow *row = gvt_sheet_row_new (line);
  gpointer *cells;

  g_ptr_array_set_size (row->cells, GVT_QUIZ_N_COLUMNS);
  cells = row->cells->pdata;
  cells[GVT_QUIZ_COLUMN_ID] = g_strdup (gvt_quiz_item_get_id (item));
  cells[GVT_QUIZ_COLUMN_TYPE] = g_strdup (gvt_quiz_kind_word (gvt_quiz_item_get_kind (item)));
  cells[GVT_QUIZ_COLUMN_FORM] = g_strdup (gvt_quiz_item_get_form (item));
  cells[GVT_QUIZ_COLUMN_OBJECTIVE] = g_strdup (gvt_quiz_item_get_objective (item));
  cells[GVT_QUIZ_COLUMN_PROMPT] = g_strdup (gvt_quiz_item_get_prompt (item));
  cells[GVT_QUIZ_COLUMN_KEY] = key_of (item);
  cells[GVT_QUIZ_COLUMN_EXPLANATION] = g_strdup (gvt_quiz_item_get_explanation (item));
  cells[GVT_QUIZ_COLUMN_CLAIMS] = claims_of (item);
  set_options (row, item);
  fill_blanks (row);
  return row;
}

GPtrArray *
gvt_quiz_table_write (GPtrArray *items)
{
  GPtrArray *rows = gvt_sheet_rows_new ();
  GvtSheetRow *headings = gvt_sheet_row_new (1);

  for (guint i = 0; i < GVT_QUIZ_N_COLUMNS; i++)
    g_ptr_array_add (headings->cells, g_strdup (gvt_quiz_column_heading (i)));
  g_ptr_array_add (rows, headings);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (rows, row_of (items->pdata[i], i + 2));
  return rows;
}
