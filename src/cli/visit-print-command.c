/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-print-pack.h"
#include "gvt-quiz-test.h"
#include "gvt-session-views.h"
#include "gvt-visit-export.h"

#define CARDS 40

static GBytes *
render (const GvtArgs *args,
        GvtProfile *profile,
        GvtPrintPackOptions *options,
        GvtPrintRecord **printed,
        GError **error)
{
  g_autoptr (GvtModuleLibrary) library = gvt_cli_modules (profile, error);
  g_autoptr (GvtCentre) centre = gvt_cli_centre (profile, NULL);
  g_autofree char *place = NULL;
  GvtId visit;

  if (library == NULL || !gvt_cli_operand_id (args, 0, &visit, error))
    return NULL;
  place = gvt_cli_describe_place (profile, &visit, error);
  if (place == NULL)
    return NULL;

  options->place_text = place;
  options->is_practice = centre != NULL && centre->keys->practice;
  return gvt_print_pack_render (profile, library, &visit, options, printed, error);
}

/* As many as cards: who will answer by faces is not known before. */
static gboolean
read_smileys (const GvtArgs *args, gint64 n_cards, gint64 *n_smileys, GError **error)
{
  *n_smileys = gvt_args_has (args, "without-survey") ? 0 : n_cards;
  return gvt_args_get_int (args, "smileys", 0, GVT_PRINT_PACK_MAX_CARDS, n_smileys, error);
}

static gboolean
run_print (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  g_autoptr (GPtrArray) modules = gvt_args_get_all (args, "module");
  g_auto (GStrv) elements = gvt_print_pack_elements ();
  g_auto (GStrv) scores = gvt_print_pack_scores ();
  GvtPrintPackOptions options = {
    .survey = gvt_args_has (args, "without-survey") ? NULL : (const char *const *) elements,
    .scores = (const char *const *) scores,
    .class_name = gvt_args_get (args, "class"),
    .whole_quiz = gvt_args_has (args, "whole-quiz"),
  };
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtPrintRecord) printed = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GvtVisit) record = NULL;
  gint64 n_cards = CARDS;
  gint64 n_items = GVT_TEST_ITEMS;
  gint64 n_smileys = 0;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error)
      || !gvt_args_get_int (args, "cards", 1, GVT_PRINT_PACK_MAX_CARDS, &n_cards, error)
      || !gvt_args_get_int (args, "items", 1, GVT_QUIZ_MAX_ITEMS, &n_items, error)
      || !read_smileys (args, n_cards, &n_smileys, error))
    return FALSE;
  options.n_cards = (guint) n_cards;
  options.n_smileys = (guint) n_smileys;
  options.n_items = (guint) n_items;
  if (modules->len > 0)
    {
      g_ptr_array_add (modules, NULL);
      options.modules = (const char *const *) modules->pdata;
    }
  profile = gvt_cli_unlock (args, error);
  pdf = profile != NULL ? render (args, profile, &options, &printed, error) : NULL;
  record = pdf != NULL ? gvt_visits_view (profile, &visit, error) : NULL;
  if (record == NULL || !gvt_visit_export_print (profile, record, printed, pdf, path, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s\n"), path);
  return TRUE;
}

static const GvtOption print_options[] = {
  { "cards", "N",
    N_ ("how many answer sheets, and rows of the attendance list (40; at most 400)") },
  { "class", "NAME",
    N_ ("the class that all sheets are for; without it there is a line to write "
        "it on, unless the plan names only one") },
  { "module", "ID", N_ ("this module instead of those that the visit plans; may be repeated") },
  { "items", "N", N_ ("how many questions a test has, as it will be opened (5)") },
  { "whole-quiz", NULL, N_ ("answer sheets for all questions of a quiz, and none for tests") },
  { "smileys", "N",
    N_ ("how many sheets of the short survey, with faces (as many as cards; 0 for none)") },
  { "without-survey", NULL, N_ ("leaves out the survey sheets") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_print_command = {
  .name = "visit print",
  .operands = "VISIT FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes what a class without power needs on paper, as PDF"),
  .details = N_ (
      "A4 pages that can be read in grey: for each module with questions, where the visit plans "
      "tests, the questions of each form, to be read aloud or handed out, and answer sheets, four "
      "to a page, with the card's number and its form: odd cards A and even ones B, after the "
      "teaching the other way round; the attendance list; survey sheets, also those with three "
      "faces; a report to be filled in "
      "by hand; and the facilitator's notes of the modules, without the keys. FILE is replaced if "
      "it is there, and that it was written is recorded. It holds nobody's name; the list that "
      "people fill in does: keep that as you "
      "keep other papers with names."),
  .options = print_options,
  .run = run_print,
};
