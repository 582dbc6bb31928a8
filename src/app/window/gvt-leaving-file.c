/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-leaving-file.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"

typedef struct
{
  GvtLeavingFile file;
  GvtLeavingFunc write;  /* or else */
  GvtFileFunc on_chosen; /* tells it */
  gpointer data;
  GDestroyNotify free_data;
} Leaving;

static void
leaving_free (gpointer user_data)
{
  Leaving *self = user_data;

  if (self->free_data != NULL && self->data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/* --- writing --- */

typedef struct
{
  GvtWork work;
  const char *saved;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  if (self->work.free_input != NULL && self->work.input != NULL)
    self->work.free_input (self->work.input);
  g_free (self);
}

static gpointer
write_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Writing *self = input;
  GError *local = NULL;
  gpointer result = self->work.func (self->work.input, cancellable, &local);

  if (result != NULL && self->work.free_result != NULL)
    self->work.free_result (result);
  if (local == NULL)
    return (gpointer) self->saved;
  g_propagate_error (error, local);
  return NULL;
}

static void
on_written (gpointer owner, gpointer saved, const GError *error)
{
  if (error != NULL)
    gvt_section_page_say_error (owner, error);
  else
    gvt_section_page_say (owner, saved);
  gvt_workspace_touch (gvt_section_page_get_workspace (owner));
}

static void
write_to (GvtSectionPage *page, const char *path, const Leaving *leaving)
{
  Writing *writing = g_new0 (Writing, 1);
  GvtWork work = { write_in_worker, writing, writing_free, NULL, on_written };

  writing->saved = leaving->file.saved;
  leaving->write (page, path, leaving->data, &writing->work);
  gvt_work_run (page, NULL, &work);
}

/* --- the questions --- */

static void
on_path_chosen (gpointer owner, const char *path, gpointer user_data)
{
  const Leaving *self = user_data;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (owner);

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    gvt_section_page_say (owner, _ ("The laptop was locked meanwhile: nothing was saved."));
  else if (self->write != NULL)
    write_to (owner, path, self);
  else
    self->on_chosen (owner, path, self->data);
}

/* What was kept for the first question goes on to the second. */
static void
on_accepted (gpointer owner, gpointer user_data)
{
  Leaving *asked = user_data;
  Leaving *self = g_memdup2 (asked, sizeof *asked);
  const GvtFileQuestion question = { .title = self->file.title, .name = self->file.name };

  asked->data = NULL;
  gvt_choose_file (owner, &question, on_path_chosen, self, leaving_free);
}

static void
ask (GvtSectionPage *page, const Leaving *leaving)
{
  const GvtQuestion question = { .heading = leaving->file.heading,
                                 .body = leaving->file.body,
                                 .accept = _ ("_Choose where") };

  gvt_ask (GTK_WIDGET (page), &question, on_accepted, g_memdup2 (leaving, sizeof *leaving),
           leaving_free);
}

void
gvt_save_leaving_file (GvtSectionPage *page,
                       const GvtLeavingFile *file,
                       GvtLeavingFunc write,
                       gpointer data,
                       GDestroyNotify free_data)
{
  const Leaving leaving = { *file, write, NULL, data, free_data };

  ask (page, &leaving);
}

void
gvt_warn_and_choose_file (GvtSectionPage *page,
                          const GvtLeavingFile *file,
                          GvtFileFunc on_chosen,
                          gpointer data,
                          GDestroyNotify free_data)
{
  const Leaving leaving = { *file, NULL, on_chosen, data, free_data };

  ask (page, &leaving);
}
