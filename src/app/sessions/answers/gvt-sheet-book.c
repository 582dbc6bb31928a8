/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sheet-book.h"

#include <glib/gi18n-lib.h>

#include "gvt-print-fit.h"
#include "gvt-quiz-roads.h"
#include "gvt-quiz-sheets.h"

#define EXAMPLE_CARD 17
#define EXAMPLE_CODE "SI12"

struct _GvtSheetBook
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtClassQuiz *quiz;
  GvtModule *module;
  char *hint;
};

static void gvt_sheet_book_be_book (GvtLineBookInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtSheetBook,
                               gvt_sheet_book,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_LINE_BOOK, gvt_sheet_book_be_book))

static const char *
get_title (GvtLineBook *book)
{
  return _ ("Key the answer sheets");
}

static const char *
get_hint (GvtLineBook *book)
{
  return GVT_SHEET_BOOK (book)->hint;
}

/* --- keying --- */

static char *
describe_outcome (const GvtSheetOutcome *outcome)
{
  switch (outcome->change)
    {
    case GVT_SHEET_NEW:
      return outcome->n_on_laptop == 0
                 ? g_strdup_printf (_ ("Card %u is recorded."), outcome->card)
                 : g_strdup_printf (_ ("Card %u is recorded. It had answered on the laptop, too: "
                                       "the sheet counts."),
                                    outcome->card);
    case GVT_SHEET_REPLACED:
      return g_strdup_printf (_ ("Card %u is recorded, in place of its sheet before."),
                              outcome->card);
    case GVT_SHEET_SAME:
      return g_strdup_printf (_ ("Card %u was recorded already, with the same answers."),
                              outcome->card);
    case GVT_SHEET_HELD:
    default:
      return g_strdup_printf (_ ("Card %u has another sheet already. Enter once more replaces it; "
                                 "or correct the number."),
                              outcome->card);
    }
}

static char *
key (GvtLineBook *book, const char *line, gboolean is_sure, gboolean *asks, GError **error)
{
  GvtSheetBook *self = GVT_SHEET_BOOK (book);
  GvtSheetOutcome outcome;

  if (!(is_sure ? gvt_quiz_sheets_key : gvt_quiz_sheets_key_new) (
          self->profile, self->quiz, self->module, line, &outcome, error))
    return NULL;

  *asks = outcome.change == GVT_SHEET_HELD;
  return describe_outcome (&outcome);
}

static gboolean
take_back (GvtLineBook *book, const GvtId *event, GError **error)
{
  GvtSheetBook *self = GVT_SHEET_BOOK (book);

  return gvt_quiz_sheets_take_back (self->profile, self->quiz, event, error);
}

/* --- what stands there --- */

static GvtBookLine *
write_line (const GvtKeyedSheet *sheet)
{
  GvtBookLine *line = g_new0 (GvtBookLine, 1);

  line->event = sheet->event;
  line->line = g_strdup (sheet->line);
  line->mark = g_strdup_printf (_ ("%u of %u right"), sheet->n_right, sheet->n_asked);
  return line;
}

static GvtBookState *
read_state (GvtLineBook *book, GError **error)
{
  GvtSheetBook *self = GVT_SHEET_BOOK (book);
  g_autoptr (GvtBookState) state = gvt_book_state_new ();
  g_autoptr (GPtrArray) sheets = gvt_quiz_sheets_list (self->profile, self->quiz, self->module,
                                                       error);
  g_autoptr (GvtQuizRoads) roads = sheets != NULL
                                       ? gvt_quiz_roads_read (self->profile, self->quiz, error)
                                       : NULL;

  if (roads == NULL)
    return NULL;

  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (state->lines, write_line (sheets->pdata[i]));
  state->n_done = roads->n_laptop + roads->n_paper + roads->n_mixed;
  state->n_expected = roads->n_present;
  state->missing = gvt_quiz_roads_describe_missing (roads);
  return g_steal_pointer (&state);
}

static void
gvt_sheet_book_be_book (GvtLineBookInterface *iface)
{
  iface->get_title = get_title;
  iface->get_hint = get_hint;
  iface->key = key;
  iface->read = read_state;
  iface->take_back = take_back;
}

/* --- construction --- */

/* A line as it might stand on a sheet of this quiz. */
static char *
write_example (GvtSheetBook *self, const GvtKeyedGrid *grid)
{
  g_autofree GvtKeyedLine *line = g_new0 (GvtKeyedLine, 1);
  const GvtKeyedForm *form = &grid->forms[0];
  const char *name = gvt_class_quiz_get_card_form (self->quiz, EXAMPLE_CARD);

  for (guint i = 0; i < grid->n_forms; i++)
    if (grid->forms[i].name == *name)
      form = &grid->forms[i];
  line->card = EXAMPLE_CARD;
  line->form = form->name;
  g_strlcpy (line->code, EXAMPLE_CODE, sizeof line->code);
  line->n_answers = form->n_questions;
  for (guint i = 0; i < form->n_questions; i++)
    if (form->questions[i].n_options > 0)
      line->answers[i] = (GvtKeyedAnswer){ GVT_KEYED_CHOSEN,
                                           (guint32) 1 << (i % form->questions[i].n_options) };
  return gvt_keyed_line_write (line, grid);
}

static gboolean
make_hint (GvtSheetBook *self, GError **error)
{
  g_autofree GvtKeyedGrid *grid = g_new (GvtKeyedGrid, 1);
  g_autofree char *example = NULL;

  if (!gvt_quiz_sheets_init_grid (grid, self->quiz, self->module, error))
    return FALSE;

  example = write_example (self, grid);
  if (grid->takes_code)
    {
      self->hint = g_strdup_printf (
          _ ("The number of the card, its form where there are forms, the person's own code or a "
             "hyphen, and a letter for each question, then Enter: %s. A hyphen where nothing is "
             "marked, * where too much is."),
          example);
      return TRUE;
    }
  self->hint = g_strdup_printf (
      grid->forms[0].name != 0
          ? _ ("The number of the card, its form, and a letter for each question, then Enter: %s. "
               "A hyphen where nothing is marked, * where too much is.")
          : _ ("The number of the card, and a letter for each question, then Enter: %s. A hyphen "
               "where nothing is marked, * where too much is."),
      example);
  return TRUE;
}

/* A sheet that was printed for other questions looks the same but for its mark. */
static void
add_marks (GvtSheetBook *self)
{
  g_autofree char *marks = gvt_print_list_marks (self->quiz, self->module);
  g_autofree char *hint = g_steal_pointer (&self->hint);
  g_autofree char *words = g_strdup_printf (
      _ ("Printed sheets must bear the mark %s: any other was printed for other questions."),
      marks);

  self->hint = *marks != '\0' ? g_strjoin (" ", hint, words, NULL) : g_steal_pointer (&hint);
}

static void
gvt_sheet_book_finalize (GObject *object)
{
  GvtSheetBook *self = GVT_SHEET_BOOK (object);

  g_object_unref (self->profile);
  g_object_unref (self->quiz);
  g_object_unref (self->module);
  g_free (self->hint);
  G_OBJECT_CLASS (gvt_sheet_book_parent_class)->finalize (object);
}

static void
gvt_sheet_book_class_init (GvtSheetBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_sheet_book_finalize;
}

static void
gvt_sheet_book_init (GvtSheetBook *self)
{
}

GvtLineBook *
gvt_sheet_book_new (GvtProfile *profile, GvtClassQuiz *quiz, GvtModule *module, GError **error)
{
  g_autoptr (GvtSheetBook) self = g_object_new (GVT_TYPE_SHEET_BOOK, NULL);

  self->profile = g_object_ref (profile);
  self->quiz = g_object_ref (quiz);
  self->module = g_object_ref (module);
  if (!make_hint (self, error))
    return NULL;
  add_marks (self);
  return GVT_LINE_BOOK (g_steal_pointer (&self));
}
