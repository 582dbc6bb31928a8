/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of a ballot: what is read is written again the same, and is judged on every kind. */
#include "gvt-ballot-judge.h"
#include "gvt-ballot-library.h"
#include "gvt-error.h"
#include "gvt-fuzz.h"
#include "gvt-json.h"

static void
judge_on (GvtBallotPaper *paper, const GvtBallotMarks *marks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBallotVerdict) verdict = gvt_ballot_judge (paper, marks, &error);

  if (verdict == NULL)
    gvt_fuzz_refused (error);
  else
    g_assert_cmpstr (verdict->why, !=, "");
}

static void
judge_on_all (const GvtBallotMarks *marks)
{
  GListModel *sets = gvt_ballot_library_get_sets ();

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);
      GListModel *papers = gvt_ballot_set_get_papers (set);

      for (guint j = 0; j < g_list_model_get_n_items (papers); j++)
        {
          g_autoptr (GvtBallotPaper) paper = g_list_model_get_item (papers, j);

          judge_on (paper, marks);
        }
    }
}

static void
assert_written_the_same (const GvtBallotMarks *marks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) json = gvt_ballot_marks_to_json (marks);
  g_autoptr (GBytes) written = gvt_json_canonical (json, &error);
  g_autoptr (GvtBallotMarks) again = gvt_ballot_marks_parse (written, &error);
  g_autoptr (JsonObject) json_again = NULL;
  g_autoptr (GBytes) written_again = NULL;

  g_assert_no_error (error);
  json_again = gvt_ballot_marks_to_json (again);
  written_again = gvt_json_canonical (json_again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, written_again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBallotMarks) marks = gvt_ballot_marks_parse (input, &error);

  if (marks == NULL)
    {
      gvt_fuzz_refused (error);
      return 0;
    }
  judge_on_all (marks);
  if (gvt_ballot_marks_get_n_holes (marks) < 32) /* written out in full it must stay in bounds */
    assert_written_the_same (marks);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "{\"holes\":[{\"at\":\"photo\",\"column\":1}]}");
  gvt_fuzz_seed_text (seeds, "{\"signed\":false,\"writing\":true,\"tool\":\"torn\",\"received\":"
                             "\"damaged\",\"holes\":[{\"at\":\"outside\",\"through\":true}]}");
  gvt_fuzz_seed_text (seeds, "{\"struck_off\":[{\"party\":1,\"candidate\":2}],\"holes\":[{\"at\":"
                             "\"name\",\"party\":1,\"candidate\":2},{\"at\":\"logo\",\"party\":2}]"
                             "}");
}
