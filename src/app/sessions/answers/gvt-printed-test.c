/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-printed-test.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-session-task.h"

static void
answer_free (gpointer data)
{
  GvtPrintedAnswer *self = data;

  g_clear_object (&self->module);
  g_clear_object (&self->old);
  g_free (self);
}

static gpointer
compare (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  const GvtQuizTestPlan plan = { .phase = task->numbers[0],
                                 .form = task->texts[0],
                                 .n_items = task->numbers[1] };
  GvtPrintedAnswer *self = g_new0 (GvtPrintedAnswer, 1);
  GvtModule *old;

  self->module = g_object_ref (task->module);
  self->n_items = plan.n_items;
  if (!gvt_print_compare_test (task->profile, &task->id, task->module, &plan, &self->printed,
                               error))
    {
      answer_free (self);
      return NULL;
    }
  old = self->printed.state == GVT_PRINTED_OTHER
            ? gvt_module_library_find_hash (task->library, &self->printed.content, NULL)
            : NULL;
  g_set_object (&self->old, old);
  return self;
}

void
gvt_printed_work (GvtWork *work,
                  GvtProfile *profile,
                  GvtModuleLibrary *library,
                  const GvtId *session,
                  GvtModule *module,
                  const GvtQuizTestPlan *plan)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, compare);

  task->library = g_object_ref (library);
  task->module = g_object_ref (module);
  task->numbers[0] = plan->phase;
  task->numbers[1] = plan->n_items;
  task->texts[0] = g_strdup (plan->form);
  work->free_result = answer_free;
}

/* --- asking --- */

typedef struct
{
  GvtModule *modules[2]; /* in the order of the answers; the second may be %NULL */
  guint n_items[2];
  GvtPrintedFunc open;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_clear_object (&self->modules[0]);
  g_clear_object (&self->modules[1]);
  g_free (self);
}

static void
on_chosen (gpointer owner, guint index, gpointer data)
{
  Choice *self = data;

  self->open (owner, self->modules[index], self->n_items[index]);
}

void
gvt_printed_ask (GtkWidget *owner, const GvtPrintedAnswer *answer, GvtPrintedFunc open)
{
  const char *const both[] = { _ ("Ask what is _printed"), _ ("Ask the _new questions"), NULL };
  gboolean has_old = answer->old != NULL;
  g_autofree char *body = NULL;
  Choice *choice;

  if (answer->printed.state != GVT_PRINTED_OTHER)
    {
      open (owner, answer->module, answer->n_items);
      return;
    }
  choice = g_new0 (Choice, 1);
  choice->open = open;
  if (has_old)
    {
      choice->modules[0] = g_object_ref (answer->old);
      choice->n_items[0] = answer->printed.n_items;
    }
  choice->modules[has_old ? 1 : 0] = g_object_ref (answer->module);
  choice->n_items[has_old ? 1 : 0] = answer->n_items;
  body = gvt_print_describe_other (&answer->printed, answer->module, answer->n_items, has_old);
  gvt_ask_which (owner, _ ("The printed sheets ask something else"), body,
                 has_old ? both : both + 1, on_chosen, choice, choice_free);
}
