/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-leaving-file.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"

typedef struct
{
  GvtLeavingFile file;
  GvtFileFunc on_chosen;
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

static void
on_path_chosen (gpointer owner, const char *path, gpointer user_data)
{
  const Leaving *self = user_data;

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

void
gvt_warn_and_choose_file (GtkWidget *owner,
                          const GvtLeavingFile *file,
                          GvtFileFunc on_chosen,
                          gpointer user_data,
                          GDestroyNotify free_data)
{
  const GvtQuestion question = { .heading = file->heading,
                                 .body = file->body,
                                 .accept = _ ("_Choose where") };
  Leaving *self = g_new0 (Leaving, 1);

  self->file = *file;
  self->on_chosen = on_chosen;
  self->data = user_data;
  self->free_data = free_data;
  gvt_ask (owner, &question, on_accepted, self, leaving_free);
}
