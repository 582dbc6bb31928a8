/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-book.h"

#include <glib/gi18n-lib.h>

#include "gvt-session-survey.h"
#include "gvt-survey-sheets.h"

struct _GvtSurveyBook
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtId session;
  gboolean is_smiley;
  const char *service;
};

static void gvt_survey_book_be_book (GvtLineBookInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtSurveyBook,
                               gvt_survey_book,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_LINE_BOOK, gvt_survey_book_be_book))

static const char *
get_title (GvtLineBook *book)
{
  return GVT_SURVEY_BOOK (book)->is_smiley ? _ ("Key the sheets of faces")
                                           : _ ("Key the survey sheets");
}

static const char *
get_hint (GvtLineBook *book)
{
  return GVT_SURVEY_BOOK (book)->is_smiley
             ? _ ("The number of the sheet, and a digit for each question from 1, sad, to 3, glad; "
                  "then Enter: 17 332. A hyphen where nothing is marked.")
             : _ ("The number of the sheet, nine digits from 1 to 4, then sex, age and education "
                  "where they are marked; then Enter: 17 443434443 P 17-21 SMA. A hyphen where "
                  "nothing is marked. Without a number it has the next one.");
}

/* --- keying --- */

static char *
describe_outcome (const GvtSurveySheetOutcome *outcome)
{
  switch (outcome->change)
    {
    case GVT_SURVEY_SHEET_NEW:
      return g_strdup_printf (_ ("Sheet %u is recorded."), outcome->sheet);
    case GVT_SURVEY_SHEET_REPLACED:
      return g_strdup_printf (_ ("Sheet %u is recorded, in place of the one before."),
                              outcome->sheet);
    case GVT_SURVEY_SHEET_SAME:
      return g_strdup_printf (_ ("Sheet %u was recorded already, and says the same."),
                              outcome->sheet);
    case GVT_SURVEY_SHEET_HELD:
    default:
      return g_strdup_printf (_ ("There is another sheet %u already. Enter once more replaces it; "
                                 "or correct the number."),
                              outcome->sheet);
    }
}

static char *
key (GvtLineBook *book, const char *line, gboolean is_sure, gboolean *asks, GError **error)
{
  GvtSurveyBook *self = GVT_SURVEY_BOOK (book);
  GvtSurveySheetOutcome outcome;

  if (!gvt_survey_sheets_key (self->profile, &self->session, self->is_smiley, self->service, line,
                              is_sure, &outcome, error))
    return NULL;

  *asks = outcome.change == GVT_SURVEY_SHEET_HELD;
  return describe_outcome (&outcome);
}

static gboolean
take_back (GvtLineBook *book, const GvtId *event, GError **error)
{
  GvtSurveyBook *self = GVT_SURVEY_BOOK (book);

  return gvt_survey_sheets_take_back (self->profile, &self->session, self->is_smiley, event, error);
}

/* --- what stands there --- */

static GvtBookLine *
write_line (const GvtKeyedSurvey *sheet)
{
  GvtBookLine *line = g_new0 (GvtBookLine, 1);

  line->event = sheet->event;
  line->line = g_strdup (sheet->line);
  line->mark = g_strdup ("");
  return line;
}

/* How many make a sample; the short survey is none. */
static char *
describe_needed (GvtSurveyBook *self, const GvtSessionSurvey *survey)
{
  guint missing = survey->n_needed - MIN (survey->n_needed, survey->told.n);

  if (self->is_smiley || survey->n_present == 0 || missing == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u sheet is still missing for a sample of this class.",
                                    "%u sheets are still missing for a sample of this class.",
                                    missing),
                          missing);
}

static GvtBookState *
read_state (GvtLineBook *book, GError **error)
{
  GvtSurveyBook *self = GVT_SURVEY_BOOK (book);
  g_autoptr (GvtBookState) state = gvt_book_state_new ();
  g_autoptr (GPtrArray) sheets = gvt_survey_sheets_list (self->profile, &self->session,
                                                         self->is_smiley, error);
  g_autoptr (GvtSessionSurvey) survey = sheets != NULL ? gvt_session_survey_read (
                                            self->profile, &self->session, error)
                                                       : NULL;

  if (survey == NULL)
    return NULL;

  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (state->lines, write_line (sheets->pdata[i]));
  state->n_done = self->is_smiley ? survey->told_smiley.n : survey->told.n;
  state->n_expected = survey->n_present;
  state->missing = describe_needed (self, survey);
  return g_steal_pointer (&state);
}

static void
gvt_survey_book_be_book (GvtLineBookInterface *iface)
{
  iface->get_title = get_title;
  iface->get_hint = get_hint;
  iface->key = key;
  iface->read = read_state;
  iface->take_back = take_back;
}

static void
gvt_survey_book_finalize (GObject *object)
{
  g_object_unref (GVT_SURVEY_BOOK (object)->profile);
  G_OBJECT_CLASS (gvt_survey_book_parent_class)->finalize (object);
}

static void
gvt_survey_book_class_init (GvtSurveyBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_survey_book_finalize;
}

static void
gvt_survey_book_init (GvtSurveyBook *self)
{
}

GvtLineBook *
gvt_survey_book_new (GvtProfile *profile,
                     const GvtId *session,
                     gboolean is_smiley,
                     const char *service)
{
  GvtSurveyBook *self = g_object_new (GVT_TYPE_SURVEY_BOOK, NULL);

  self->profile = g_object_ref (profile);
  self->session = *session;
  self->is_smiley = is_smiley;
  self->service = service;
  return GVT_LINE_BOOK (self);
}
