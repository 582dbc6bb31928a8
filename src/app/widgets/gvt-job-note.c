/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-job-note.h"

#include "gvt-ui.h"

struct _GvtJobNote
{
  AdwBin parent_instance;

  GtkLabel *note;
  GtkProgressBar *bar;

  GvtProgress *progress;
  GCancellable *cancellable; /* (nullable): while it runs */
  GvtJobWords words;
};

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (GvtJobNote, gvt_job_note, ADW_TYPE_BIN)

static void
on_progress (GvtJobNote *self, guint stage, guint64 count, guint64 total)
{
  g_autofree char *text = NULL;

  if (self->cancellable == NULL)
    return;

  text = self->words (stage, count, total);
  gtk_progress_bar_set_text (self->bar, text);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) count / (double) total));
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
gvt_job_note_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (GVT_JOB_NOTE (object)->bar),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_job_note_dispose (GObject *object)
{
  GvtJobNote *self = GVT_JOB_NOTE (object);

  gvt_job_note_cancel (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  G_OBJECT_CLASS (gvt_job_note_parent_class)->dispose (object);
}

static void
gvt_job_note_class_init (GvtJobNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gvt_job_note_dispose;
  object_class->set_property = gvt_job_note_set_property;
  g_object_class_install_property (
      object_class, PROP_LABEL,
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-job-note.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtJobNote, note);
  gtk_widget_class_bind_template_child (widget_class, GvtJobNote, bar);
}

static void
gvt_job_note_init (GvtJobNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->progress = gvt_progress_new ();
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
}

static void
show (GvtJobNote *self, const char *words)
{
  gtk_label_set_label (self->note, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->cancellable != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL || self->cancellable != NULL);
}

GCancellable *
gvt_job_note_begin (GvtJobNote *self, const char *first, GvtJobWords words)
{
  g_return_val_if_fail (GVT_IS_JOB_NOTE (self), NULL);
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  self->words = words;
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, first);
  show (self, NULL);
  return self->cancellable;
}

GvtProgress *
gvt_job_note_get_progress (GvtJobNote *self)
{
  g_return_val_if_fail (GVT_IS_JOB_NOTE (self), NULL);
  return self->progress;
}

gboolean
gvt_job_note_is_running (GvtJobNote *self)
{
  g_return_val_if_fail (GVT_IS_JOB_NOTE (self), FALSE);
  return self->cancellable != NULL;
}

void
gvt_job_note_cancel (GvtJobNote *self)
{
  g_return_if_fail (GVT_IS_JOB_NOTE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
gvt_job_note_end (GvtJobNote *self, const char *words)
{
  g_return_if_fail (GVT_IS_JOB_NOTE (self));

  g_clear_object (&self->cancellable);
  show (self, words);
}

void
gvt_job_note_forget (GvtJobNote *self)
{
  g_return_if_fail (GVT_IS_JOB_NOTE (self));

  gvt_job_note_cancel (self);
  gtk_widget_hide (GTK_WIDGET (self->note));
}
