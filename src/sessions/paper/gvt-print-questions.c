/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-page-flow.h"
#include "gvt-print-parts-private.h"

#define INDENT      22.0
#define LETTER      18.0
#define SIZE        12.0
#define LINE_HEIGHT 17.0

typedef struct
{
  const GvtPrintPaper *paper;
  const char *part; /* what the foot calls this sheet */
} Sheet;

static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Sheet *sheet = data;

  gvt_print_dress (sheet->paper, page, sheet->part);
}

static void
draw_picture (GvtPageFlow *flow, GListModel *media, double indent)
{
  GvtPageCell cell = { indent, GVT_PAGE_INNER - indent, PANGO_ALIGN_LEFT, FALSE, 9 };
  g_autoptr (GvtMedia) picture = gvt_media_find_picture (media);
  g_autofree char *text = NULL;

  if (picture == NULL || *gvt_media_get_text (picture) == '\0')
    return;
  /* Translators: in place of a picture on paper; %s says what is on it */
  text = g_strdup_printf (_ ("Picture: %s"), gvt_media_get_text (picture));
  gvt_page_flow_plain (flow, &cell, text);
}

static void
draw_options (GvtPageFlow *flow, GvtQuizItem *item)
{
  GvtPageCell letter = { INDENT, LETTER, PANGO_ALIGN_LEFT, TRUE, SIZE };
  GvtPageCell text = { INDENT + LETTER, GVT_PAGE_INNER - INDENT - LETTER, PANGO_ALIGN_LEFT, FALSE,
                       SIZE };
  GListModel *options = gvt_quiz_item_get_options (item);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (options), GVT_KEYED_MAX_OPTIONS); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      const char name[] = { (char) ('A' + i), '\0' };

      gvt_page_flow_need (flow, 2 * LINE_HEIGHT);
      gvt_page_text (&flow->page, &letter, 1, name);
      gvt_page_flow_plain (flow, &text, gvt_quiz_option_get_text (option));
      draw_picture (flow, gvt_quiz_option_get_media (option), INDENT + LETTER);
    }
}

static guint
count_lines (const char *text)
{
  guint n = *text != '\0' ? 1 : 0;

  for (; *text != '\0'; text++)
    n += *text == '\n' ? 1 : 0;
  return n;
}

/* Numbers stand as on the answer sheet, with a + where several may be right. */
static void
draw_question (GvtPageFlow *flow, guint number, GvtQuizItem *item)
{
  GvtPageCell figure = { 0, INDENT - 4, PANGO_ALIGN_LEFT, TRUE, SIZE };
  GvtPageCell prompt = { INDENT, GVT_PAGE_INNER - INDENT, PANGO_ALIGN_LEFT, TRUE, SIZE };
  GvtPageCell plain = { INDENT, GVT_PAGE_INNER - INDENT, PANGO_ALIGN_LEFT, FALSE, SIZE - 2 };
  guint n_lines = 2 + g_list_model_get_n_items (gvt_quiz_item_get_options (item))
                  + count_lines (gvt_quiz_item_get_seen (item));
  gboolean is_multiple = gvt_quiz_item_get_kind (item) == GVT_QUIZ_MULTIPLE;
  g_autofree char *place = g_strdup_printf (is_multiple ? "%u+" : "%u", number);
  g_autofree char *labels = gvt_quiz_item_describe_labels (item);

  gvt_page_advance (&flow->page, LINE_HEIGHT);
  gvt_page_flow_need (flow, LINE_HEIGHT * (n_lines + count_lines (labels)));
  gvt_page_text (&flow->page, &figure, 1, place);
  gvt_page_flow_plain (flow, &prompt, gvt_quiz_item_get_prompt (item));
  if (*labels != '\0')
    gvt_page_flow_plain (flow, &plain, labels);
  if (*gvt_quiz_item_get_seen (item) != '\0')
    gvt_page_flow_plain (flow, &plain, gvt_quiz_item_get_seen (item));
  draw_picture (flow, gvt_quiz_item_get_media (item), INDENT);
  gvt_page_advance (&flow->page, 3);
  draw_options (flow, item);
}

/* Odd cards have form A before and B after, even cards the reverse. */
static void
draw_cards (GvtPageFlow *flow, const GvtPrintTest *test, char form)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  const char *odd = _ ("cards 1, 3, 5, …");
  const char *even = _ ("cards 2, 4, 6, …");

  for (guint i = 0; i < 2; i++)
    {
      gboolean is_post = i == 1;
      const char *cards = form == '\0' ? _ ("all cards") : (form == 'A') != is_post ? odd : even;
      g_autofree char *text = g_strdup_printf ("%s: %s", is_post ? _ ("Post-test") : _ ("Pre-test"),
                                               cards);

      if (is_post ? test->has_post : test->has_pre)
        gvt_page_flow_plain (flow, &line, text);
    }
  gvt_page_flow_plain (flow, &line,
                       _ ("Read aloud, or handed out. Answers are marked on the answer sheet, not "
                          "here."));
}

/* Returns: (transfer none): "Form A"; "Questions" where there are no forms */
static const char *
name_form (char form)
{
  if (form == '\0')
    return _ ("Questions");
  return form == 'A' ? _ ("Form A") : _ ("Form B");
}

char *
gvt_print_name_content (const GvtPrintTest *test, guint place)
{
  /* Translators: of which version of a module the questions on paper are, and their mark, five
   * letters and digits */
  return test->printed != NULL
             ? g_strdup_printf (_ ("Version %u · mark %s"), (guint) test->printed->version,
                                test->printed->forms[place].mark)
             : g_strdup ("");
}

void
gvt_print_questions (cairo_t *cairo,
                     const GvtPrintPaper *paper,
                     const GvtPrintTest *test,
                     guint place)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 18 };
  GvtPageCell module = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 12 };
  GvtPageCell mark = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  char form = test->grid.forms[place].name;
  g_autofree char *content = gvt_print_name_content (test, place);
  g_autofree char *part = g_strjoin (" · ", test->title, name_form (form),
                                     *content != '\0' ? content : NULL, NULL);
  Sheet sheet = { paper, part };
  GListModel *items = test->items[place];
  GvtPageFlow flow;

  gvt_page_flow_init (&flow, cairo, dress, &sheet);
  gvt_page_flow_plain (&flow, &title, name_form (form));
  gvt_page_flow_plain (&flow, &module, test->title);
  gvt_page_flow_plain (&flow, &mark, content);
  draw_cards (&flow, test, form);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      draw_question (&flow, i + 1, item);
    }
  gvt_page_flow_clear (&flow);
}
