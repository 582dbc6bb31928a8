/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-print-fit.h"

#include <glib/gi18n-lib.h>

#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

guint
gvt_print_count_cards (const GvtVisitPlan *plan)
{
  guint n_classes = MAX (plan->classes, 1);

  return (plan->expected + n_classes - 1) / n_classes;
}

/* Returns: (nullable): the newest sheets of @module */
static const GvtPrintedModule *
find_module (GPtrArray *records, const char *module, const GvtPrintRecord **record)
{
  for (guint i = 0; i < records->len; i++)
    {
      *record = g_ptr_array_index (records, i);
      for (guint k = 0; k < (*record)->modules->len; k++)
        {
          const GvtPrintedModule *printed = g_ptr_array_index ((*record)->modules, k);

          if (g_str_equal (printed->module, module))
            return printed;
        }
    }
  return NULL;
}

/* Whether all that was printed of a module is what it asks now. @form: (nullable): of one form */
static gboolean
asks_the_same (const GvtPrintedModule *printed, GvtModule *module, guint n_items, const char *form)
{
  g_autoptr (GvtPrintRecord) record = gvt_print_record_new ();
  const GvtPrintedModule *now = gvt_module_get_quiz (module) != NULL
                                    ? gvt_print_record_add (record, module, n_items, NULL)
                                    : NULL;

  if (now == NULL || now->n_forms != printed->n_forms)
    return FALSE;
  for (guint i = 0; i < now->n_forms; i++)
    if ((form == NULL || now->forms[i].name == *form || now->n_forms == 1)
        && (now->forms[i].name != printed->forms[i].name
            || !g_str_equal (now->forms[i].mark, printed->forms[i].mark)))
      return FALSE;
  return TRUE;
}

/* --- against the plan --- */

static void
judge_head (GPtrArray *clauses, const GvtPrintRecord *newest, const GvtVisitPlan *plan)
{
  if (!g_str_equal (newest->date, plan->date))
    {
      g_autofree char *day = gvt_text_date (newest->date);

      g_ptr_array_add (clauses, g_strdup_printf (_ ("it names %s as the day of the visit"), day));
    }
  if (!g_str_equal (newest->name, plan->name))
    g_ptr_array_add (clauses, g_strdup_printf (_ ("it calls the visit “%s”"), newest->name));
}

static void
judge_cards (GPtrArray *clauses, GPtrArray *records, const GvtVisitPlan *plan)
{
  guint n_wanted = gvt_print_count_cards (plan);
  guint n_cards = 0;

  for (guint i = 0; i < records->len; i++)
    n_cards = MAX (n_cards, ((const GvtPrintRecord *) records->pdata[i])->n_cards);
  if (n_cards < n_wanted)
    g_ptr_array_add (clauses, g_strdup_printf (_ ("it has %u sheets, and a class %u people"),
                                               n_cards, n_wanted));
}

static gboolean
takes (const GvtVisitPlan *plan, const char *step)
{
  return g_strv_contains ((const char *const *) plan->steps, step);
}

static void
judge_module (GPtrArray *clauses, GPtrArray *records, const GvtVisitPlan *plan, GvtModule *module)
{
  const char *title = gvt_module_get_title (module);
  const GvtPrintRecord *record;
  const GvtPrintedModule *printed = find_module (records, gvt_module_get_id (module), &record);
  gboolean has_pre = takes (plan, "pretest");
  gboolean has_post = takes (plan, "posttest");

  if (printed == NULL)
    g_ptr_array_add (clauses, g_strdup_printf (_ ("“%s” is not on it"), title));
  else if (!asks_the_same (printed, module, printed->n_items, NULL))
    g_ptr_array_add (clauses,
                     g_strdup_printf (_ ("it asks the questions of “%s” as they were in version "
                                         "%u; this laptop has version %u"),
                                      title, (guint) printed->version,
                                      gvt_module_get_version (module)));
  else if ((has_pre && !record->has_pre) || (has_post && !record->has_post))
    g_ptr_array_add (clauses, g_strdup_printf (_ ("of “%s” the sheets of a test are missing that "
                                                  "the plan has"),
                                               title));
  else if (!has_pre && !has_post && printed->n_items > 0)
    g_ptr_array_add (clauses, g_strdup_printf (_ ("of “%s” it has the sheets of tests that the "
                                                  "plan no longer has"),
                                               title));
}

GStrv
gvt_print_describe_misfits (GPtrArray *records, const GvtVisitPlan *plan, GvtModuleLibrary *library)
{
  g_autoptr (GPtrArray) clauses = g_ptr_array_new ();
  const GvtPrintRecord *newest = records->len > 0 ? g_ptr_array_index (records, 0) : NULL;

  if (newest != NULL && !newest->is_known)
    g_ptr_array_add (clauses, g_strdup (_ ("an older program made it, which did not record what "
                                           "stands on it")));
  else if (newest != NULL)
    {
      judge_head (clauses, newest, plan);
      judge_cards (clauses, records, plan);
      for (guint i = 0; i < plan->modules->len; i++)
        {
          const GvtPlannedModule *planned = g_ptr_array_index (plan->modules, i);
          GvtModule *module = gvt_module_library_find (library, planned->module, NULL);

          if (module != NULL && gvt_module_get_quiz (module) != NULL)
            judge_module (clauses, records, plan, module);
        }
    }
  g_ptr_array_add (clauses, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&clauses), FALSE);
}

/* --- against a test that is about to be opened --- */

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GPtrArray *records; /* result */
} Reading;

static gboolean
read_records (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  self->records = gvt_print_records_read (self->journal, db, self->visit, error);
  return self->records != NULL;
}

/* Sheets of the other test, or of the whole quiz, are none of this one. */
static void
keep_those_of (GPtrArray *records, GvtQuizPhase phase)
{
  for (guint i = records->len; i > 0; i--)
    {
      const GvtPrintRecord *record = g_ptr_array_index (records, i - 1);

      if (!(phase == GVT_PHASE_PRE ? record->has_pre : record->has_post))
        g_ptr_array_remove_index (records, i - 1);
    }
}

gboolean
gvt_print_compare_test (GvtProfile *profile,
                        const GvtId *session,
                        GvtModule *module,
                        const GvtQuizTestPlan *plan,
                        GvtPrintedTest *printed,
                        GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSession) held = journal != NULL ? gvt_sessions_view (profile, session, error)
                                                : NULL;
  g_autoptr (GPtrArray) records = NULL;
  Reading reading = { .journal = journal };
  const GvtPrintedModule *found;
  const GvtPrintRecord *record;

  *printed = (GvtPrintedTest){ .state = GVT_PRINTED_NOT };
  if (held == NULL)
    return FALSE;
  reading.visit = gvt_session_get_visit_id (held);
  if (!gvt_store_read (gvt_journal_get_store (journal), read_records, &reading, error))
    return FALSE;
  records = reading.records;
  keep_those_of (records, plan->phase);
  found = find_module (records, gvt_module_get_id (module), &record);
  if (found == NULL || found->n_items == 0)
    return TRUE;
  *printed = (GvtPrintedTest){
    .state = asks_the_same (found, module, plan->n_items > 0 ? plan->n_items : GVT_TEST_ITEMS,
                            plan->form)
                 ? GVT_PRINTED_SAME
                 : GVT_PRINTED_OTHER,
    .at_us = record->at_us,
    .version = (guint) found->version,
    .n_items = found->n_items,
    .content = found->content,
  };
  return TRUE;
}

char *
gvt_print_describe_other (const GvtPrintedTest *printed,
                          GvtModule *module,
                          guint n_items,
                          gboolean is_here)
{
  g_autofree char *day = gvt_text_date_time (printed->at_us);
  const char *remedy = is_here
                           ? _ ("Ask what is printed, or print again before anybody marks a sheet.")
                           : _ ("The printed version is no longer on this laptop: print again "
                                "before anybody marks a sheet, or let the class answer without "
                                "paper.");

  return g_strdup_printf (
      _ ("The sheets that were printed on %s ask %u questions of “%s”, version %u. This test would "
         "ask %u of version %u, and they are not the same: letters on those sheets would be "
         "counted "
         "for other questions. %s"),
      day, printed->n_items, gvt_module_get_title (module), printed->version,
      n_items > 0 ? n_items : GVT_TEST_ITEMS, gvt_module_get_version (module), remedy);
}

/* --- of a quiz that is open --- */

static GListModel *
list_form (GvtClassQuiz *quiz, GvtModule *module, const char *form)
{
  return gvt_class_quiz_get_phase (quiz) != GVT_PHASE_NONE
             ? gvt_class_quiz_order_form (quiz, module, form, FALSE, NULL)
             : gvt_quiz_order_items (gvt_module_get_quiz (module), form, GVT_QUIZ_SEED_AUTHOR,
                                     NULL);
}

char *
gvt_print_list_marks (GvtClassQuiz *quiz, GvtModule *module)
{
  g_autofree GvtKeyedGrid *grid = g_new0 (GvtKeyedGrid, 1);
  GString *marks = g_string_new (NULL);

  if (!gvt_quiz_sheets_init_grid (grid, quiz, module, NULL))
    return g_string_free (marks, FALSE);
  for (guint i = 0; i < grid->n_forms; i++)
    {
      const char form[] = { grid->forms[i].name, '\0' };
      g_autoptr (GListModel) items = list_form (quiz, module, form);
      char mark[GVT_PRINT_MARK_LENGTH + 1];

      if (items == NULL)
        continue;
      gvt_print_mark (items, mark);
      g_string_append_printf (marks, "%s%s", marks->len > 0 ? ", " : "", mark);
    }
  return g_string_free (marks, FALSE);
}
