/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-choice.h"

#include <glib/gi18n-lib.h>

#include "gvt-draft-media.h"
#include "gvt-file-chooser.h"
#include "gvt-work.h"

/* One picture on its way into a draft. */
typedef struct
{
  char *folder;
  char *path;
  char *name; /* (nullable): in the draft */
  GvtPictureFunc on_taken;
} Taking;

static Taking *
taking_new (const char *folder, const char *path, const char *name, GvtPictureFunc on_taken)
{
  Taking *self = g_new0 (Taking, 1);

  self->folder = g_strdup (folder);
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->on_taken = on_taken;
  return self;
}

static void
taking_free (gpointer data)
{
  Taking *self = data;

  g_free (self->folder);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

static gpointer
copy_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Taking *asked = input;
  g_autofree char *name = gvt_draft_add_picture (asked->folder, asked->path, error);

  return name != NULL ? taking_new (asked->folder, asked->path, name, asked->on_taken) : NULL;
}

static void
on_copied (gpointer owner, gpointer result, const GError *error)
{
  Taking *taken = result;

  if (error == NULL)
    taken->on_taken (owner, taken->name);
  else
    gvt_section_page_say_error (owner, error);
}

void
gvt_picture_take (GvtSectionPage *owner,
                  const char *folder,
                  const char *path,
                  GvtPictureFunc on_taken)
{
  GvtWork work = { copy_in_worker, NULL, taking_free, taking_free, on_copied };

  work.input = taking_new (folder, path, NULL, on_taken);
  gvt_work_run (owner, NULL, &work);
}

static void
on_chosen (gpointer owner, const char *path, gpointer data)
{
  Taking *asked = data;

  gvt_picture_take (owner, asked->folder, path, asked->on_taken);
}

void
gvt_picture_choose (GvtSectionPage *owner, const char *folder, GvtPictureFunc on_taken)
{
  const GvtFileQuestion question = { _ ("A picture"), NULL };

  gvt_choose_file (GTK_WIDGET (owner), &question, on_chosen,
                   taking_new (folder, NULL, NULL, on_taken), taking_free);
}
