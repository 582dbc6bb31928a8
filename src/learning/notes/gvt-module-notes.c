/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-notes.h"

#include <glib/gi18n-lib.h>

#include "gvt-notes-pages.h"
#include "gvt-notes-quiz-private.h"
#include "gvt-pdf.h"

#define HEAD_ROOM 96.0 /* a card's title does not stand alone at the foot of a page */

typedef struct
{
  GvtModule *module;
  gboolean with_keys;
  guint n_pages; /* how many there will be; 0 while that is being found out */
  guint n_drawn;
} Notes;

static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Notes *self = data;
  GvtPageCell badge = { 0, GVT_PAGE_INNER, PANGO_ALIGN_RIGHT, TRUE, 9 };
  GvtPageCell left = { 0, 380, PANGO_ALIGN_LEFT, FALSE, 8 };
  GvtPageCell right = { 385, GVT_PAGE_INNER - 385, PANGO_ALIGN_RIGHT, FALSE, 8 };
  const char *note = gvt_module_get_review_note (self->module);
  g_autofree char *name = g_strdup_printf (_ ("%s, version %u"),
                                           gvt_module_get_title (self->module),
                                           gvt_module_get_version (self->module));
  g_autofree char *position = g_strdup_printf (_ ("Page %u of %u"), number, self->n_pages);

  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &left, 1, name);
  gvt_page_text (page, &right, 1, position);
  page->y = GVT_PAGE_MARGIN;
  if (*note != '\0')
    gvt_page_advance (page, gvt_page_text (page, &badge, 1, note) + 6);
}

/* --- the first page's head --- */

static void
draw_objectives (GvtPageFlow *flow, GListModel *objectives)
{
  GvtPageCell cell = { 12, GVT_PAGE_INNER - 12, PANGO_ALIGN_LEFT, FALSE, 11 };

  if (g_list_model_get_n_items (objectives) == 0)
    return;
  gvt_notes_draw_label (flow, _ ("Afterwards one can"));
  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      g_autoptr (GvtObjective) objective = g_list_model_get_item (objectives, i);
      g_autofree char *line = g_strconcat ("• ", gvt_objective_get_text (objective), NULL);

      gvt_page_flow_plain (flow, &cell, line);
    }
}

static void
draw_head (const Notes *self, GvtPageFlow *flow)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 20 };
  GvtPageCell text = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 11 };
  guint minutes = gvt_module_get_minutes (self->module);
  g_autofree char *time = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  g_autofree char *segments = g_strjoinv (", ", (char **) gvt_module_get_segments (self->module));
  g_autofree char *whom = *segments != '\0' ? g_strdup_printf (_ ("for: %s"), segments) : NULL;
  g_autofree char *size = g_strjoin (" · ", time, whom, NULL);

  gvt_page_flow_plain (flow, &title, gvt_module_get_title (self->module));
  gvt_page_flow_plain (flow, &text, _ ("Facilitator's notes"));
  gvt_page_advance (&flow->page, 8);
  gvt_page_flow_plain (flow, &text, gvt_module_get_summary (self->module));
  gvt_page_flow_plain (flow, &text, size);
  draw_objectives (flow, gvt_module_get_objectives (self->module));
}

/* --- a card --- */

static void
draw_block (GvtPageFlow *flow, GvtBlock *block)
{
  double indent = 12.0 * gvt_block_get_level (block);
  GvtPageCell cell = { 12, GVT_PAGE_INNER - 12, PANGO_ALIGN_LEFT, FALSE, 9.5 };
  g_autofree char *text = NULL;

  switch (gvt_block_get_kind (block))
    {
    case GVT_BLOCK_IMAGE:
      text = g_markup_printf_escaped (_ ("[Picture: %s]"), gvt_block_get_text (block));
      break;
    case GVT_BLOCK_LIST_ITEM:
      cell.x += indent - 12;
      cell.width -= indent - 12;
      text = g_strdup_printf ("%s %s", gvt_block_get_marker (block), gvt_block_get_markup (block));
      break;
    case GVT_BLOCK_CLAIM: /* below, with its source */
      return;
    case GVT_BLOCK_HEADING:
    case GVT_BLOCK_PARAGRAPH:
    case GVT_BLOCK_NOTE:
    default:
      cell.is_bold = gvt_block_get_kind (block) == GVT_BLOCK_HEADING;
      text = g_strdup (gvt_block_get_markup (block));
    }
  gvt_page_flow_text (flow, &cell, text);
}

static void
draw_text (GvtPageFlow *flow, GvtLesson *lesson)
{
  GListModel *blocks = gvt_lesson_get_blocks (lesson);

  gvt_notes_draw_label (flow, _ ("On the screen"));
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      draw_block (flow, block);
    }
}

static void
draw_notes (GvtPageFlow *flow, GvtLesson *lesson)
{
  GvtPageCell cell = { 12, GVT_PAGE_INNER - 12, PANGO_ALIGN_LEFT, FALSE, 12 };

  if (*gvt_lesson_get_notes (lesson) != '\0')
    {
      gvt_notes_draw_label (flow, _ ("Say and do"));
      gvt_page_flow_plain (flow, &cell, gvt_lesson_get_notes (lesson));
    }
  if (*gvt_lesson_get_simulator (lesson) != '\0')
    gvt_page_flow_plain (flow, &cell, _ ("This card has a hands-on part: “Try it yourself”."));
}

static void
draw_sources (GvtPageFlow *flow, GvtLesson *lesson)
{
  GListModel *blocks = gvt_lesson_get_blocks (lesson);
  gboolean is_first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      if (gvt_block_get_kind (block) != GVT_BLOCK_CLAIM)
        continue;
      if (is_first)
        gvt_notes_draw_label (flow, _ ("Sources"));
      is_first = FALSE;
      gvt_notes_draw_claim (flow, gvt_block_get_marker (block), gvt_block_get_claim (block));
    }
}

/* Returns: (transfer full) */
static char *
describe_card (GvtLesson *lesson, guint number, guint n_cards, gboolean has_words)
{
  const char *title = gvt_lesson_get_title (lesson);

  /* Translators: a card's number, how many there are, and its title */
  return has_words
             ? g_strdup_printf (_ ("Card %u of %u: %s"), number, n_cards, title)
             : g_strdup_printf (_ ("Card without words %u of %u: %s"), number, n_cards, title);
}

static void
draw_cards (GvtPageFlow *flow, GListModel *cards, gboolean has_words)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 13 };
  guint n_cards = g_list_model_get_n_items (cards);

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (cards, i);
      g_autofree char *name = describe_card (lesson, i + 1, n_cards, has_words);

      gvt_page_flow_need (flow, HEAD_ROOM);
      gvt_page_advance (&flow->page, 14);
      gvt_page_flow_plain (flow, &title, name);
      gvt_page_rule (&flow->page, 0, GVT_PAGE_INNER);
      draw_text (flow, lesson);
      draw_notes (flow, lesson);
      draw_sources (flow, lesson);
    }
}

/* --- the document --- */

static void
draw (cairo_t *cairo, gpointer data)
{
  Notes *self = data;
  GvtQuiz *quiz = gvt_module_get_quiz (self->module);
  GvtPageFlow flow;

  gvt_page_flow_init (&flow, cairo, dress, self);
  draw_head (self, &flow);
  draw_cards (&flow, gvt_module_get_lessons (self->module), TRUE);
  draw_cards (&flow, gvt_module_get_picture_lessons (self->module), FALSE);
  if (self->with_keys && quiz != NULL)
    gvt_notes_draw_quiz (&flow, quiz);
  self->n_drawn = flow.n_pages;
  gvt_page_flow_clear (&flow);
}

/* Draws once for the number of pages alone. */
static gboolean
count_pages (Notes *self, GError **error)
{
  g_autoptr (GBytes) counted = gvt_pdf_draw (gvt_module_get_title (self->module), draw, self,
                                             error);

  self->n_pages = self->n_drawn;
  return counted != NULL;
}

GBytes *
gvt_module_notes_render (GvtModule *module, gboolean with_keys, GError **error)
{
  Notes self = { module, with_keys, 0, 0 };

  g_return_val_if_fail (GVT_IS_MODULE (module), NULL);

  return count_pages (&self, error)
             ? gvt_pdf_draw (gvt_module_get_title (module), draw, &self, error)
             : NULL;
}

gboolean
gvt_module_notes_draw (GvtModule *module, gboolean with_keys, cairo_t *cairo, GError **error)
{
  Notes self = { module, with_keys, 0, 0 };

  g_return_val_if_fail (GVT_IS_MODULE (module), FALSE);

  if (!count_pages (&self, error))
    return FALSE;
  draw (cairo, &self);
  return TRUE;
}
