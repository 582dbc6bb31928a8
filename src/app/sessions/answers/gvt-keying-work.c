/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keying-work.h"

typedef struct
{
  GvtLineBook *book;
  char *line;
  gboolean is_sure;
  GvtId event;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->book);
  g_free (task->line);
  g_free (task);
}

static void
result_free (gpointer data)
{
  GvtKeyingResult *result = data;

  g_clear_pointer (&result->state, gvt_book_state_free);
  g_free (result->said);
  g_free (result);
}

static Task *
new_task (GvtWork *work, GvtLineBook *book, GvtWorkFunc func)
{
  Task *task = g_new0 (Task, 1);

  task->book = g_object_ref (book);
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  work->free_result = result_free;
  return task;
}

/* @said: (transfer full) (nullable) */
static gpointer
conclude (Task *task, char *said, gboolean asks, GError **error)
{
  GvtKeyingResult *result = g_new0 (GvtKeyingResult, 1);

  result->said = said;
  result->asks = asks;
  result->state = GVT_LINE_BOOK_GET_IFACE (task->book)->read (task->book, error);
  if (result->state != NULL)
    return result;

  result_free (result);
  return NULL;
}

static gpointer
read_state (gpointer input, GCancellable *cancellable, GError **error)
{
  return conclude (input, NULL, FALSE, error);
}

static gpointer
key (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  gboolean asks = FALSE;
  char *said = GVT_LINE_BOOK_GET_IFACE (task->book)
                   ->key (task->book, task->line, task->is_sure, &asks, error);

  return said != NULL ? conclude (task, said, asks, error) : NULL;
}

static gpointer
take_back (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  return GVT_LINE_BOOK_GET_IFACE (task->book)->take_back (task->book, &task->event, error)
             ? conclude (task, NULL, FALSE, error)
             : NULL;
}

void
gvt_keying_work_read (GvtWork *work, GvtLineBook *book)
{
  new_task (work, book, read_state);
}

void
gvt_keying_work_key (GvtWork *work, GvtLineBook *book, const char *line, gboolean is_sure)
{
  Task *task = new_task (work, book, key);

  task->line = g_strdup (line);
  task->is_sure = is_sure;
}

void
gvt_keying_work_take_back (GvtWork *work, GvtLineBook *book, const GvtId *event)
{
  new_task (work, book, take_back)->event = *event;
}
