/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-preview.h"

#include <glib/gi18n-lib.h>

#include "gvt-newest.h"

#define WAIT_MS 200 /* a letter more or less needs no picture of its own */

struct _GvtDraftPreview
{
  GObject parent_instance;

  GvtDraft *draft;
  GvtPreviewFunc load;
  guint index;
  GvtModule *module; /* (nullable) */
  char *problem;
  GvtNewest *newest; /* (nullable): until it is stopped */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtDraftPreview, gvt_draft_preview, G_TYPE_OBJECT)

typedef struct
{
  GvtDraftTexts *texts;
  GvtPreviewFunc load;
  guint index;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  gvt_draft_texts_unref (asked->texts);
  g_free (asked);
}

static gpointer
load_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Asked *asked = input;

  return asked->load (asked->texts, asked->index, error);
}

static void
on_loaded (gpointer owner, gpointer module, const GError *error)
{
  GvtDraftPreview *self = owner;

  g_free (self->problem);
  self->problem = g_strdup (error != NULL
                                ? _ ("It cannot be shown like this yet: something is missing, or "
                                     "stands there in a form that is not known.")
                                : "");
  if (error != NULL)
    g_message ("A draft cannot be shown: %s",
               error->message); /* the linter says it to its author */
  if (module != NULL)
    g_set_object (&self->module, module);
  g_signal_emit (self, changed_signal, 0);
}

static void
ask (gpointer owner, GvtWork *work)
{
  GvtDraftPreview *self = owner;
  Asked *asked = g_new0 (Asked, 1);

  asked->texts = gvt_draft_dup_texts (self->draft);
  asked->load = self->load;
  asked->index = self->index;
  *work = (GvtWork){ load_in_worker, asked, asked_free, g_object_unref, on_loaded };
}

void
gvt_draft_preview_stop (GvtDraftPreview *self)
{
  g_return_if_fail (GVT_IS_DRAFT_PREVIEW (self));

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self->newest);
  g_clear_pointer (&self->newest, gvt_newest_free);
}

static void
gvt_draft_preview_dispose (GObject *object)
{
  GvtDraftPreview *self = GVT_DRAFT_PREVIEW (object);

  gvt_draft_preview_stop (self);
  g_clear_object (&self->draft);
  g_clear_object (&self->module);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (gvt_draft_preview_parent_class)->dispose (object);
}

static void
gvt_draft_preview_class_init (GvtDraftPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_draft_preview_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_draft_preview_init (GvtDraftPreview *self)
{
  self->problem = g_strdup ("");
}

GvtDraftPreview *
gvt_draft_preview_new (GvtDraft *draft, GvtPreviewFunc load, guint index)
{
  GvtDraftPreview *self = g_object_new (GVT_TYPE_DRAFT_PREVIEW, NULL);

  self->draft = g_object_ref (draft);
  self->load = load;
  self->index = index;
  self->newest = gvt_newest_new (self, WAIT_MS, ask);
  g_signal_connect_swapped (draft, "changed", G_CALLBACK (gvt_newest_want), self->newest);
  gvt_newest_ask (self->newest);
  return self;
}

GvtModule *
gvt_draft_preview_get_module (GvtDraftPreview *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_PREVIEW (self), NULL);
  return self->module;
}

const char *
gvt_draft_preview_get_problem (GvtDraftPreview *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_PREVIEW (self), NULL);
  return self->problem;
}
