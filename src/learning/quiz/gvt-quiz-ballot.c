/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-ballot-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-ballot-judge.h"
#include "gvt-ballot-library.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-media.h"
#include "gvt-members-private.h"

#define MAX_WHOM 4 /* verdicts for somebody: six options with the two others */

void
gvt_quiz_ballot_clear (GvtQuizBallot *self)
{
  g_clear_object (&self->options);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->why, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_object (&self->paper);
  g_clear_pointer (&self->marks, json_object_unref);
}

/* --- the verdicts to choose from --- */

static gboolean
has_option (GListStore *options, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (options)); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (G_LIST_MODEL (options), i);

      if (g_str_equal (gvt_quiz_option_get_id (option), code))
        return TRUE;
    }
  return FALSE;
}

static void
add_verdict (GListStore *options, const GvtBallotVerdict *verdict)
{
  g_autofree char *code = gvt_ballot_verdict_get_code (verdict);
  g_autofree char *text = gvt_ballot_verdict_describe (verdict);
  g_autoptr (GListStore) no_media = g_list_store_new (GVT_TYPE_MEDIA);
  g_autoptr (GvtQuizOption) option = NULL;

  if (has_option (options, code))
    return;

  option = g_object_new (GVT_TYPE_QUIZ_OPTION, "id", code, "text", text, "media", no_media, NULL);
  g_list_store_append (options, option);
}

static void
add_whom (GListStore *options, GvtBallotPaper *paper, guint column, guint party, guint candidate)
{
  g_autofree char *name = gvt_ballot_paper_describe (paper, column, party, candidate);
  const GvtBallotVerdict verdict = { .validity = GVT_BALLOT_VALID,
                                     .column = column,
                                     .party = party,
                                     .candidate = candidate,
                                     .name = name };

  if (g_list_model_get_n_items (G_LIST_MODEL (options)) < MAX_WHOM)
    add_verdict (options, &verdict);
}

/* What somebody might say who looks at the holes: for each that was punched, for the party of a
 * candidate, not valid, another paper. The right one is among them, wherever it comes from. */
static GListModel *
make_options (GvtBallotPaper *paper, const GvtBallotMarks *marks, const GvtBallotVerdict *right)
{
  const GvtBallotVerdict invalid = { .validity = GVT_BALLOT_INVALID };
  const GvtBallotVerdict replace = { .validity = GVT_BALLOT_REPLACE };
  GListStore *options = g_list_store_new (GVT_TYPE_QUIZ_OPTION);

  if (right->validity == GVT_BALLOT_VALID)
    add_verdict (options, right);
  for (guint i = 0; i < gvt_ballot_marks_get_n_holes (marks); i++)
    {
      const GvtBallotHole *hole = gvt_ballot_marks_get_hole (marks, i);

      if (hole->column > 0 || hole->party > 0)
        add_whom (options, paper, hole->column, hole->party, hole->candidate);
      if (hole->candidate > 0)
        add_whom (options, paper, 0, hole->party, 0);
    }
  add_verdict (options, &invalid);
  add_verdict (options, &replace);
  return G_LIST_MODEL (options);
}

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer unused)
{
  return g_strcmp0 (gvt_quiz_option_get_id ((GvtQuizOption *) a),
                    gvt_quiz_option_get_id ((GvtQuizOption *) b));
}

/* --- the paper in words --- */

static void
describe_hole (GString *seen, GvtBallotPaper *paper, const GvtBallotHole *hole)
{
  static const char *const places[] = {
    [GVT_BALLOT_NUMBER] = N_ ("Hole on the number"),
    [GVT_BALLOT_PHOTO] = N_ ("Hole on the photo"),
    [GVT_BALLOT_NAME] = N_ ("Hole on the name"),
    [GVT_BALLOT_LOGO] = N_ ("Hole on the party's sign"),
    [GVT_BALLOT_INSIDE] = N_ ("Hole elsewhere in the column"),
    [GVT_BALLOT_BORDER] = N_ ("Hole on the line around the column"),
  };
  g_autofree char *whom = NULL;

  if (hole->place == GVT_BALLOT_OUTSIDE)
    {
      g_string_append_printf (seen, "\n%s", _ ("Hole outside of every column"));
      return;
    }

  whom = gvt_ballot_paper_describe (paper, hole->column, hole->party, hole->candidate);
  g_string_append_printf (seen, "\n%s: %s", _ (places[hole->place]), whom);
  if (hole->is_through)
    g_string_append_printf (seen, " %s", _ ("(came through the fold)"));
}

static char *
describe (GvtBallotPaper *paper, const GvtBallotMarks *marks)
{
  static const char *const tools[] = {
    [GVT_BALLOT_TOOL_OWN] = N_ ("Punched with a tool of one's own"),
    [GVT_BALLOT_TOOL_TORN] = N_ ("Torn, not punched"),
    [GVT_BALLOT_TOOL_BURNT] = N_ ("Burnt, not punched"),
  };
  static const char *const received[] = {
    [GVT_BALLOT_RECEIVED_DAMAGED] = N_ ("Already damaged when the voter got it"),
    [GVT_BALLOT_RECEIVED_PUNCHED] = N_ ("Already punched when the voter got it"),
  };
  GString *seen = g_string_new (gvt_ballot_paper_get_title (paper));

  for (guint i = 0; i < gvt_ballot_marks_get_n_holes (marks); i++)
    describe_hole (seen, paper, gvt_ballot_marks_get_hole (marks, i));
  if (gvt_ballot_marks_get_n_holes (marks) == 0)
    g_string_append_printf (seen, "\n%s", _ ("No hole"));
  if (marks->tool != GVT_BALLOT_TOOL_PROVIDED)
    g_string_append_printf (seen, "\n%s", _ (tools[marks->tool]));
  if (marks->received != GVT_BALLOT_RECEIVED_WHOLE)
    g_string_append_printf (seen, "\n%s", _ (received[marks->received]));
  if (marks->has_writing)
    g_string_append_printf (seen, "\n%s", _ ("There is writing on it"));
  g_string_append_printf (seen, "\n%s",
                          marks->is_signed ? _ ("Signed by the head of the KPPS")
                                           : _ ("Not signed by the head of the KPPS"));
  for (guint i = 0; i < marks->struck_off->len; i++)
    {
      const GvtBallotStruckOff *who = &g_array_index (marks->struck_off, GvtBallotStruckOff, i);
      g_autofree char *whom = gvt_ballot_paper_describe (paper, 0, who->party, who->candidate);

      g_string_append_c (seen, '\n');
      g_string_append_printf (seen, _ ("Struck off after the final list: %s"), whom);
    }
  return g_string_free (seen, FALSE);
}

/* --- reading --- */

static gboolean
judge (GvtQuizBallot *self, GvtBallotPaper *paper, const GvtBallotMarks *marks, GError **error)
{
  g_autoptr (GvtBallotVerdict) verdict = gvt_ballot_judge (paper, marks, error);

  if (verdict == NULL)
    return FALSE;

  self->key = gvt_ballot_verdict_get_code (verdict);
  self->why = g_strdup (verdict->why);
  self->options = make_options (paper, marks, verdict);
  g_list_store_sort (G_LIST_STORE (self->options), compare_codes, NULL);
  self->seen = describe (paper, marks);
  self->paper = g_object_ref (paper);
  self->marks = gvt_ballot_marks_to_json (marks);
  return TRUE;
}

static gboolean
read_ballot (GvtQuizBallot *self, JsonObject *ballot, GError **error)
{
  const char *set_id = gvt_json_get_text (ballot, "set", error);
  const char *kind = set_id != NULL ? gvt_json_get_text (ballot, "kind", error) : NULL;
  JsonObject *json = kind != NULL ? gvt_json_get_object (ballot, "marks", error) : NULL;
  GvtBallotSet *set = json != NULL ? gvt_ballot_library_find_set (set_id, error) : NULL;
  GvtBallotPaper *paper = set != NULL ? gvt_ballot_library_find_paper (set, kind, error) : NULL;
  g_autoptr (GvtBallotMarks) marks = paper != NULL ? gvt_ballot_marks_from_json (json, error)
                                                   : NULL;

  return marks != NULL && judge (self, paper, marks, error);
}

/* A slip in a module is told as any other, by name and place. */
gboolean
gvt_quiz_ballot_read (GvtQuizBallot *self, JsonObject *item, GError **error)
{
  JsonObject *ballot = gvt_json_get_object (item, "ballot", error);
  g_autoptr (GError) local = NULL;

  if (ballot == NULL || !gvt_members_only (ballot, " set kind marks ", error))
    return FALSE;
  if (read_ballot (self, ballot, &local))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"ballot\": %s", local->message);
  return FALSE;
}
