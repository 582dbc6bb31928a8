/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-notes-quiz-private.h"

#include <glib/gi18n-lib.h>

#define ITEM_ROOM 60.0

void
gvt_notes_draw_label (GvtPageFlow *flow, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 9 };

  gvt_page_flow_need (flow, 32);
  gvt_page_advance (&flow->page, 5);
  gvt_page_flow_plain (flow, &cell, text);
}

void
gvt_notes_draw_claim (GvtPageFlow *flow, const char *number, GvtClaim *claim)
{
  GvtPageCell cell = { 12, GVT_PAGE_INNER - 12, PANGO_ALIGN_LEFT, FALSE, 8 };
  g_autofree char *described = gvt_claim_describe (claim);
  g_autofree char *text = g_strconcat (number, *number != '\0' ? " " : "",
                                       gvt_claim_get_text (claim), NULL);

  gvt_page_flow_plain (flow, &cell, text);
  cell.x += 12;
  cell.width -= 12;
  gvt_page_flow_plain (flow, &cell, described);
}

/* The options as they stand on the screen; of a question without options nothing. */
static void
draw_options (GvtPageFlow *flow, GvtQuizItem *item)
{
  GvtPageCell cell = { 18, GVT_PAGE_INNER - 18, PANGO_ALIGN_LEFT, FALSE, 10 };
  GListModel *options = gvt_quiz_item_get_options (item);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      gboolean is_key = gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option));
      const char *text = gvt_quiz_option_get_text (option);
      g_autofree char *line = is_key ? g_strdup_printf (_ ("• %s (right)"), text)
                                     : g_strconcat ("• ", text, NULL);

      cell.is_bold = is_key;
      gvt_page_flow_plain (flow, &cell, line);
    }
}

static void
draw_key (GvtPageFlow *flow, GvtQuizItem *item)
{
  GvtPageCell cell = { 18, GVT_PAGE_INNER - 18, PANGO_ALIGN_LEFT, TRUE, 10 };
  g_autofree char *spellings = NULL;
  g_autofree char *line = NULL;

  if (gvt_quiz_item_get_kind (item) != GVT_QUIZ_TEXT)
    return;
  spellings = g_strjoinv (" / ", (char **) gvt_quiz_item_get_keys (item));
  line = g_strdup_printf (_ ("Right: %s"), spellings);
  gvt_page_flow_plain (flow, &cell, line);
}

static void
draw_why (GvtPageFlow *flow, GvtQuizItem *item)
{
  GvtPageCell cell = { 18, GVT_PAGE_INNER - 18, PANGO_ALIGN_LEFT, FALSE, 9 };
  GListModel *claims = gvt_quiz_item_get_claims (item);

  gvt_page_flow_plain (flow, &cell, gvt_quiz_item_get_explanation (item));
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      gvt_notes_draw_claim (flow, "", claim);
    }
}

static void
draw_item (GvtPageFlow *flow, guint number, GvtQuizItem *item)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 10.5 };
  GvtPageCell seen = { 18, GVT_PAGE_INNER - 18, PANGO_ALIGN_LEFT, FALSE, 10 };
  GvtPageCell label = { 18, GVT_PAGE_INNER - 18, PANGO_ALIGN_LEFT, TRUE, 9 };
  g_autofree char *labels = gvt_quiz_item_describe_labels (item);
  const char *form = gvt_quiz_item_get_form (item);
  g_autofree char *of_form = *form != '\0' ? g_strdup_printf (_ ("(form %s)"), form) : NULL;
  g_autofree char *asked = g_strdup_printf ("%u. %s", number, gvt_quiz_item_get_prompt (item));
  g_autofree char *prompt = g_strjoin (" ", asked, of_form, NULL);

  gvt_page_flow_need (flow, ITEM_ROOM);
  gvt_page_advance (&flow->page, 8);
  gvt_page_flow_plain (flow, &cell, prompt);
  if (*labels != '\0')
    gvt_page_flow_plain (flow, &label, labels);
  if (*gvt_quiz_item_get_seen (item) != '\0')
    gvt_page_flow_plain (flow, &seen, gvt_quiz_item_get_seen (item));
  draw_options (flow, item);
  draw_key (flow, item);
  draw_why (flow, item);
}

void
gvt_notes_draw_quiz (GvtPageFlow *flow, GvtQuiz *quiz)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 16 };
  GvtPageCell text = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  GListModel *items = gvt_quiz_get_items (quiz);

  gvt_page_flow_break (flow);
  gvt_page_flow_plain (flow, &title, _ ("Questions and keys"));
  gvt_page_flow_plain (flow, &text, _ ("Keep these pages away from who will answer."));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      draw_item (flow, i + 1, item);
    }
}
